import { expect, test } from "vitest";
import { compareEvidence } from "../../src/evidence/compare.ts";
import { open } from "../../src/evidence/open.ts";
import { type Draft, soundPackage, writePackage } from "./packages.ts";

/** The differences that changes to the sound package make, row by row. */
async function differences(change: (draft: Draft) => void, from: (draft: Draft) => void = () => {}) {
  const [before, after] = [soundPackage(), soundPackage()];
  from(before);
  from(after);
  change(after);
  const { names, types, columns, length } = compareEvidence(
    await open(await writePackage(before)),
    await open(await writePackage(after)),
  );
  expect(names).toEqual(["table", "row", "column", "change", "before", "after"]);
  expect(types).toEqual(names.map(() => "string"));
  return Array.from({ length }, (_, i) => columns.map((values) => values[i]));
}

const edit = (file: string, from: string, to: string) => (draft: Draft) => {
  expect(draft.files[file]).toContain(from);
  draft.files[file] = String(draft.files[file]).replace(from, to);
};

test("the same evidence has no differences", async () => {
  expect(await differences(() => {})).toEqual([]);
});

test("changed cells, by table, row and column; missing is not zero", async () => {
  expect(await differences(edit("sales.csv", ",1975,80,", ",1976,,"))).toEqual([
    ["sales", "S1", "year", "changed", "1975", "1976"],
    ["sales", "S1", "amount", "changed", "80", null],
  ]);
  expect(await differences(edit("sales.csv", ",1975,80,", ",1975,0,"))).toEqual([
    ["sales", "S1", "amount", "changed", "80", "0"],
  ]);
});

test("a number written otherwise, and rows in another order, are the same", async () => {
  expect(await differences(edit("sales.csv", ",1975,80,", ",1975,80.0,"))).toEqual([]);
  const backwards = (draft: Draft) => {
    const [header, ...rows] = String(draft.files["makers.csv"]).trimEnd().split("\n");
    draft.files["makers.csv"] = `${[header, ...rows.reverse()].join("\n")}\n`;
  };
  expect(await differences(backwards)).toEqual([]);
});

test("rows added and removed", async () => {
  const added = (draft: Draft) => {
    draft.files["makers.csv"] += "BA,BAe\n";
  };
  expect(await differences(added)).toEqual([["makers", "BA", null, "added", null, null]]);
  expect(await differences(edit("sales.csv", "S2", "S7"))).toEqual([
    ["sales", "S2", null, "removed", null, null],
    ["sales", "S7", null, "added", null, null],
  ]);
});

test("tables and columns added and removed", async () => {
  const another = (draft: Draft) => {
    draft.descriptor.resources[0].schema.fields.push({ name: "country", type: "string" });
    draft.files["makers.csv"] = String(draft.files["makers.csv"]).replace("id,name", "id,name,country");
    draft.files["makers.csv"] = draft.files["makers.csv"].replace(/(?<=\n.+)\n/g, ",UK\n");
    draft.descriptor.resources.push({
      name: "years",
      path: "years.csv",
      schema: { fields: [{ name: "year", type: "year" }] },
    });
    draft.files["years.csv"] = "year\n1963\n";
  };
  expect(await differences(another)).toEqual([
    ["makers", null, "country", "added", null, null],
    ["years", null, null, "added", null, null],
  ]);
});

test("a key of several columns tells rows apart as one", async () => {
  const several = (draft: Draft) => {
    draft.descriptor.resources[1].schema.primaryKey = ["maker", "id"];
  };
  expect(await differences(edit("sales.csv", ",1975,80,", ",1975,81,"), several)).toEqual([
    ["sales", "RR, S1", "amount", "changed", "80", "81"],
  ]);
});

test("without a key whole rows are compared, and of rows alike each counts", async () => {
  const keyless = (draft: Draft) => {
    draft.descriptor.resources.push({
      name: "years",
      path: "years.csv",
      schema: { fields: [{ name: "year", type: "year" }] },
    });
    draft.files["years.csv"] = "year\n1963\n1963\n1966\n";
  };
  const other = (draft: Draft) => {
    draft.files["years.csv"] = "year\n1966\n1963\n1967\n";
  };
  expect(await differences(other, keyless)).toEqual([
    ["years", "row 2", null, "removed", null, null],
    ["years", "row 3", null, "added", null, null],
  ]);
});

test("where the key is another one, whole rows are compared", async () => {
  const rekeyed = (draft: Draft) => {
    draft.descriptor.resources[1].schema.primaryKey = ["id", "maker"];
  };
  expect(await differences(rekeyed)).toEqual([]);
});
