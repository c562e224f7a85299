import { createRequire } from "node:module";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { jupyterDisplay, mimeBundle } from "../../../src/session/display/mime.ts";

describe("a value that shows itself", () => {
  test("at once, and in a promise", async () => {
    const bundle = { "text/html": "<b>x</b>" };
    expect(mimeBundle({ [jupyterDisplay]: () => bundle })).toBe(bundle);
    expect(await mimeBundle({ [jupyterDisplay]: async () => bundle })).toBe(bundle);
    expect(mimeBundle(Object.assign(() => {}, { [jupyterDisplay]: () => bundle }))).toBe(bundle);
  });

  test("is shown as any other when what it gives is no bundle", () => {
    expect(mimeBundle({ [jupyterDisplay]: () => null })).toHaveProperty("text/plain");
    expect(mimeBundle({ [jupyterDisplay]: 5 })).toHaveProperty("text/plain");
  });
});

describe("pictures, by the bytes they begin with", () => {
  test.each([
    ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ["image/jpeg", [0xff, 0xd8, 0xff, 0xe0]],
    ["image/gif", [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
    ["image/webp", [0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]],
  ])("%s", (type, bytes) => {
    const base64 = Buffer.from(bytes).toString("base64");
    expect(mimeBundle(Uint8Array.from(bytes))).toEqual({
      [type]: base64,
      "text/plain": `[${type}, ${bytes.length} bytes]`,
    });
    expect(mimeBundle(Buffer.from([0, ...bytes]).subarray(1))).toHaveProperty([type], base64);
  });

  test("other bytes are text", () => {
    expect(Object.keys(mimeBundle(Buffer.from("text")))).toEqual(["text/plain"]);
  });
});

describe("tables", () => {
  test("records, with a column for every key", () => {
    const bundle = mimeBundle([{ name: "<a>", n: 1 }, { name: "b & c", extra: null }, { n: 10n }]);
    expect(bundle).toEqual({
      "text/html": [
        '<table>\n<thead><tr><th scope="col">name</th><th scope="col">n</th><th scope="col">extra</th></tr></thead>',
        '<tbody>\n<tr><td>&lt;a&gt;</td><td style="text-align: right">1</td><td></td></tr>',
        "<tr><td>b &amp; c</td><td></td><td>null</td></tr>",
        '<tr><td></td><td style="text-align: right">10n</td><td></td></tr>\n</tbody>\n</table>',
      ].join("\n"),
      "text/plain": "name     n  extra\n<a>      1\nb & c       null\n       10n",
    });
  });

  test("a long one says how many rows are left out", () => {
    const { "text/plain": text, "text/html": html } = mimeBundle(
      Array.from({ length: 250 }, (_, i) => ({ i })),
    ) as {
      [type: string]: string;
    };
    expect(text?.split("\n")).toHaveLength(102);
    expect(text).toMatch(/\n… and 150 more rows$/);
    expect(html).toMatch(/… and 150 more rows/);
  });

  test("a map", () => {
    expect(mimeBundle(new Map([["a", 1]]))).toEqual({
      "text/html": expect.stringContaining('<td>a</td><td style="text-align: right">1</td>'),
      "text/plain": "Map(1) { 'a' => 1 }",
    });
  });

  test.each([[[]], [[1, 2]], [[{}]], [[{ a: 1 }, 2]], [[new Date(0)]], [new Map()]])(
    "%o is none",
    (value) => {
      expect(mimeBundle(value)).toEqual({ "text/plain": inspect(value) });
    },
  );
});

describe("danfo's own objects, which have no display of theirs", () => {
  const danfo = createRequire(import.meta.url)("danfojs-node") as typeof import("danfojs-node");
  const frame = new danfo.DataFrame({ name: ["<a>", "b", "c"], n: [1, Number.NaN, 30] });

  test("a DataFrame is a table, missing values as dashes", () => {
    const { "text/plain": text, "text/html": html, ...rest } = mimeBundle(frame) as Record<string, string>;
    expect(text).toBe("   name   n\n0  <a>    1\n1  b      –\n2  c     30");
    expect(html).toContain('<td>&lt;a&gt;</td><td style="text-align: right">1</td>');
    expect(rest).toEqual({});
  });

  test("what an operation gives keeps its index", () => {
    const text = (value: unknown) => (mimeBundle(value) as Record<string, string>)["text/plain"];
    expect(text(frame.query(frame.n.gt(5)))).toBe("   name   n\n2  c     30");
    expect(text(frame.column("n"))).toBe("    n\n0   1\n1   –\n2  30");
    expect(text(new danfo.DataFrame([], { columns: [] }))).toBe("");
  });

  test("a long one says how many rows are left out", () => {
    const long = new danfo.Series(Array.from({ length: 250 }, (_, i) => i));
    expect(mimeBundle(long)).toHaveProperty("text/plain", expect.stringMatching(/\n… and 150 more rows$/));
  });

  test("something else with a part by that name is text", () => {
    expect(Object.keys(mimeBundle({ $dataIncolumnFormat: 1 }))).toEqual(["text/plain"]);
  });
});

describe("values that throw when touched", () => {
  const thrower = () => {
    throw new Error("touched");
  };
  const trap = new Proxy({}, { get: thrower, ownKeys: thrower, has: thrower, getPrototypeOf: thrower });

  test.each([
    ["a proxy", trap],
    ["a list of proxies", [trap]],
    ["its own inspection", { [inspect.custom]: thrower }],
    ["the getter of its display", Object.defineProperty({}, jupyterDisplay, { get: thrower })],
    ["a record's getter", [Object.defineProperty({}, "a", { get: thrower, enumerable: true })]],
    ["a proxy of bytes", new Proxy(new Uint8Array(8), {})],
  ])("%s", (_, value) => {
    expect(mimeBundle(value)).toHaveProperty("text/plain", expect.any(String));
  });
});
