import { execFileSync } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/evidence/open.ts";
import { type Draft, problemsAfter, soundPackage, writePackage } from "./packages.ts";

/** Changes the table of sales as the descriptor has it. */
// biome-ignore lint/suspicious/noExplicitAny: tests break descriptors in every way
const resource = (change: (resource: any) => void) => (draft: Draft) => change(draft.descriptor.resources[1]);
// biome-ignore lint/suspicious/noExplicitAny: see above
const schema = (change: (schema: any) => void) => resource((item) => change(item.schema));
// biome-ignore lint/suspicious/noExplicitAny: see above
const field = (index: number, change: (field: any) => void) => schema(({ fields }) => change(fields[index]));

const at = "resources/1/schema/fields";

const faults: [string, (draft: Draft) => void, string, string][] = [
  [
    "no name",
    ({ descriptor }) => delete descriptor.name,
    "name: it is missing or empty",
    "Give the package a short name",
  ],
  ["no tables", ({ descriptor }) => delete descriptor.resources, "there is no table", "under resources"],
  [
    "a title that is no text",
    ({ descriptor }) => {
      descriptor.title = 7;
    },
    "title: it is not text",
    "Write text.",
  ],
  [
    "a resource that is no object",
    ({ descriptor }) => {
      descriptor.resources.push("x.csv");
    },
    "resources/2: it is not an object",
    "in braces",
  ],
  [
    "two tables of one name",
    resource((r) => {
      r.name = "Makers";
    }),
    '"Makers" names two tables',
    "Rename one",
  ],
  [
    "no path",
    resource((r) => {
      delete r.path;
    }),
    "resources/1/path: it is missing",
    "Name the file",
  ],
  [
    "a path outside the folder",
    resource((r) => {
      r.path = "../sales.csv";
    }),
    "outside the package's folder",
    "into the folder",
  ],
  [
    "a path from the root",
    resource((r) => {
      r.path = "/etc/passwd";
    }),
    "outside the package's folder",
    "into the folder",
  ],
  [
    "a path with backslashes",
    resource((r) => {
      r.path = "..\\sales.csv";
    }),
    "outside the package's folder",
    "forward slashes",
  ],
  [
    "a path to the network",
    resource((r) => {
      r.path = "https://example.org/sales.csv";
    }),
    "nothing is fetched",
    "Save the file",
  ],
  [
    "several paths",
    resource((r) => {
      r.path = ["a.csv", "b.csv"];
    }),
    "several files",
    "one file",
  ],
  [
    "inline data",
    resource((r) => {
      r.data = [];
    }),
    "resources/1/data",
    "CSV file",
  ],
  [
    "a dialect",
    resource((r) => {
      r.dialect = { delimiter: ";" };
    }),
    "dialect",
    "commas and double quotes",
  ],
  [
    "another encoding",
    resource((r) => {
      r.encoding = "iso-8859-1";
    }),
    "is not supported",
    "UTF-8",
  ],
  [
    "another format",
    resource((r) => {
      r.format = "xlsx";
    }),
    "is not supported",
    "CSV",
  ],
  [
    "a hash of another kind",
    resource((r) => {
      r.hash = "d41d8cd98f00b204e9800998ecf8427e";
    }),
    "it is not sha256",
    "--seal",
  ],
  [
    "a size that is no size",
    resource((r) => {
      r.bytes = -1;
    }),
    "it is not a whole number",
    "a whole number",
  ],
  [
    "no schema",
    resource((r) => {
      delete r.schema;
    }),
    "it is missing",
    '"fields"',
  ],
  [
    "a schema elsewhere",
    resource((r) => {
      r.schema = "schema.json";
    }),
    "in a file of its own",
    "Write it here",
  ],
  [
    "no fields",
    schema((s) => {
      s.fields = [];
    }),
    "describes no column",
    "List each column",
  ],
  [
    "a field without a name",
    field(1, (f) => {
      delete f.name;
    }),
    `${at}/1/`,
    "header",
  ],
  [
    "a field without a type",
    field(1, (f) => {
      delete f.type;
    }),
    `${at}/1/`,
    "string",
  ],
  [
    "a type nobody knows",
    field(1, (f) => {
      f.type = "strnig";
    }),
    '"strnig" is not a type',
    'Did you mean "string"',
  ],
  [
    "a type not supported",
    field(1, (f) => {
      f.type = "datetime";
    }),
    '"datetime" is not a type',
    "date",
  ],
  [
    "two fields of one name",
    field(1, (f) => {
      f.name = "ID";
    }),
    '"ID" names two fields',
    "Rename",
  ],
  [
    "DuckDB's own name",
    field(1, (f) => {
      f.name = "rowid";
    }),
    "DuckDB numbers rows",
    "Rename",
  ],
  [
    "a number without a unit",
    field(3, (f) => {
      delete f.unit;
      delete f.unitColumn;
    }),
    "the unit of this number",
    '"unit"',
  ],
  [
    "a unit column that is not there",
    field(3, (f) => {
      f.unitColumn = "untis";
    }),
    'no field "untis"',
    'Did you mean "unit"',
  ],
  [
    "a unit column of numbers",
    field(3, (f) => {
      f.unitColumn = "pieces";
    }),
    '"pieces" is of type integer',
    "id",
  ],
  [
    "another decimal sign",
    field(3, (f) => {
      f.decimalChar = ",";
    }),
    "decimalChar",
    "Take it out",
  ],
  [
    "a format of text",
    field(1, (f) => {
      f.format = "email";
    }),
    "format",
    "Take it out",
  ],
  [
    "a constraint nobody knows",
    field(1, (f) => {
      f.constraints = { requierd: true };
    }),
    "requierd: no such constraint",
    'Did you mean "required"',
  ],
  [
    "a constraint of another type",
    field(1, (f) => {
      f.constraints = { minimum: 1 };
    }),
    "no such constraint for a string",
    "minLength",
  ],
  [
    "a flag that is no flag",
    field(1, (f) => {
      f.constraints = { required: "yes" };
    }),
    "it is not true or false",
    "true or false",
  ],
  [
    "a limit that is no value",
    field(2, (f) => {
      f.constraints = { minimum: "1950s" };
    }),
    '"1950s\\"" is not a year',
    "Write a year",
  ],
  [
    "a day that is none as a limit",
    field(6, (f) => {
      f.constraints = { maximum: "1991-02-29" };
    }),
    "is not a date",
    "2013-07-04",
  ],
  [
    "a list of nothing",
    field(8, (f) => {
      f.constraints = { enum: [] };
    }),
    "is not a list of values",
    "at least one",
  ],
  [
    "a list of other values",
    field(5, (f) => {
      f.constraints = { enum: [1, "two"] };
    }),
    "is not an integer",
    "at least one",
  ],
  [
    "a pattern that is none",
    field(0, (f) => {
      f.constraints = { pattern: "S(" };
    }),
    "pattern: Invalid regular expression",
    "Correct it",
  ],
  [
    "a pattern that looks ahead",
    field(0, (f) => {
      f.constraints = { pattern: "S(?=1)" };
    }),
    "lookarounds",
    "(?=",
  ],
  [
    "a key of an unknown field",
    schema((s) => {
      s.primaryKey = ["di"];
    }),
    'there is no field "di"',
    'Did you mean "id"',
  ],
  [
    "a mistyped property",
    schema((s) => {
      s.primarykey = s.primaryKey;
    }),
    "nothing would heed it",
    'Did you mean "primaryKey"',
  ],
  [
    "unique keys that are none",
    schema((s) => {
      s.uniqueKeys = ["id"];
    }),
    "it does not",
    '[["supplier"',
  ],
  [
    "missing values that are none",
    schema((s) => {
      s.missingValues = [1];
    }),
    "not a list of texts",
    '"n/a"',
  ],
  [
    "columns that may be missing",
    schema((s) => {
      s.fieldsMatch = "subset";
    }),
    "is not supported",
    "every column",
  ],
  [
    "a reference to nowhere",
    schema((s) => {
      s.foreignKeys[0].reference.resource = "maker";
    }),
    'no table "maker"',
    'Did you mean "makers"',
  ],
  [
    "a reference to no field",
    schema((s) => {
      s.foreignKeys[0].reference.fields = "ids";
    }),
    'no field "ids"',
    'Did you mean "id"',
  ],
  [
    "a reference to another type",
    schema((s) => {
      s.foreignKeys[0].fields = "year";
    }),
    '"id" is of type string, and "year" of type year',
    "the same type",
  ],
  [
    "a reference of other length",
    schema((s) => {
      s.foreignKeys[0].fields = ["maker", "id"];
    }),
    "not as many",
    "reference",
  ],
  [
    "a source without a title",
    ({ descriptor }) => {
      descriptor.sources = [{}];
    },
    "sources/0/title: it has none",
    "title",
  ],
];

describe("what is wrong with a descriptor is told, with its line", () => {
  test.each(faults)("%s", async (_, change, problem, remedy) => {
    const problems = (await problemsAfter(change)).filter(({ file }) => file === "datapackage.json");
    expect(problems, JSON.stringify(problems, null, 1)).toHaveLength(1);
    expect(problems[0]?.problem).toContain(problem);
    expect(problems[0]?.remedy).toContain(remedy);
    expect(problems[0]?.line).toBeGreaterThan(0);
  });
});

test("a pattern that DuckDB cannot use", async () => {
  const problems = await problemsAfter(
    field(0, (f) => {
      f.constraints = { pattern: "\\u0053\\d" };
    }),
  );
  expect(problems).toMatchObject([
    { column: "id", problem: expect.stringMatching(/the pattern cannot be used/) },
  ]);
});

test("the line is the property's own", async () => {
  const problems = await problemsAfter((draft) => {
    field(2, (f) => {
      f.type = "yaer";
    })(draft);
    draft.descriptor = JSON.stringify(draft.descriptor, null, 2);
  });
  const text = JSON.stringify({ ...soundPackage().descriptor }, null, 2).split("\n");
  expect(problems[0]?.line).toBe(text.findIndex((line) => line.includes('"type": "year"')) + 1);
});

test("a descriptor that is not JSON", async () => {
  const problems = await problemsAfter((draft) => {
    draft.descriptor = '{\n  "name": "x",\n  "resources": [,]\n}';
  });
  expect(problems).toMatchObject([{ file: "datapackage.json", line: 3, rule: "the descriptor is JSON" }]);
  expect(
    await problemsAfter((draft) => {
      draft.descriptor = "[]";
    }),
  ).toMatchObject([{ rule: "the descriptor is an object" }]);
  expect(
    await problemsAfter((draft) => {
      draft.descriptor = '{"name": ';
    }),
  ).toMatchObject([{ line: 1 }]);
});

test("a property that stands twice, of which JSON would drop one", async () => {
  const problems = await problemsAfter((draft) => {
    draft.descriptor = JSON.stringify(draft.descriptor).replace('"version":', '"name":"other",\n"version":');
  });
  expect(problems).toMatchObject([{ line: 1, problem: "name: it is given a second time" }]);
});

test("a slash in a property's name makes it no other's", async () => {
  const problems = await problemsAfter((draft) => {
    Object.assign(draft.descriptor, { "own/note": 1, own: { note: 2 }, "own~1note": 3 });
  });
  expect(problems).toEqual([]);
});

test("a descriptor that is not UTF-8, of which a unit would change silently", async () => {
  const dir = await writePackage(soundPackage());
  const text = JSON.stringify(soundPackage().descriptor, null, 2).replace('"GBP million"', '"£m"');
  await writeFile(join(dir, "datapackage.json"), text, "latin1");
  expect(await check(dir)).toMatchObject([
    {
      line: text.slice(0, text.indexOf("£")).split("\n").length,
      value: "£",
      problem: 'the byte 0xa3 is not UTF-8 ("£", if the file is Latin-1)',
    },
  ]);
});

test("a descriptor nested deeper than any has to be", async () => {
  const problems = await problemsAfter((draft) => {
    draft.descriptor = `{\n"name": ${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
  });
  expect(problems).toMatchObject([
    { line: 2, problem: "the descriptor is not JSON: it is nested more than 100 levels deep" },
  ]);
});

test.each([
  [[[]], "it does not"],
  [[["maker", "nope"]], 'there is no field "nope"'],
])("unique keys that cannot be asked about: %j", async (uniqueKeys, problem) => {
  const problems = await problemsAfter(schema((item) => Object.assign(item, { uniqueKeys })));
  expect(problems).toMatchObject([{ problem: `resources/1/schema/uniqueKeys: ${problem}` }]);
});

test("a key with a name that is no field is not asked about by its other names, which may well repeat", async () => {
  const problems = await problemsAfter(
    schema((item) => Object.assign(item, { primaryKey: ["maker", "nope"] })),
  );
  expect(problems).toMatchObject([{ problem: 'resources/1/schema/primaryKey: there is no field "nope"' }]);
});

test.each(["sales.csv", "datapackage.json"])(
  "a pipe for %s, which nothing writes to, is not waited for",
  async (file) => {
    const dir = await writePackage(soundPackage());
    await rm(join(dir, file));
    execFileSync("mkfifo", [join(dir, file)]);
    expect(await check(dir)).toMatchObject([{ problem: expect.stringContaining("it is not a file") }]);
  },
);

test("properties of one's own are welcome", async () => {
  const problems = await problemsAfter((draft) => {
    draft.descriptor.vintage = "2022";
    resource((r) => {
      r.note = "as of today";
    })(draft);
    field(0, (f) => {
      f.unitOfMeasure = "none";
      f.__proto__x = 1;
    })(draft);
  });
  expect(problems).toEqual([]);
});

test("a link that leads out of the folder is not followed", async () => {
  const draft = soundPackage();
  const dir = await writePackage(draft);
  const secret = await writePackage({
    descriptor: {},
    files: { "sales.csv": draft.files["sales.csv"] as string },
  });
  await mkdir(join(dir, "sub"));
  await symlink(join(secret, "sales.csv"), join(dir, "sub", "sales.csv"));
  draft.descriptor.resources[1].path = "sub/sales.csv";
  await writeFile(join(dir, "datapackage.json"), JSON.stringify(draft.descriptor));
  expect(await check(dir)).toMatchObject([{ rule: "a resource's file is in the package's folder" }]);
});
