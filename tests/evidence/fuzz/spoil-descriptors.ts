import type { Dice } from "./dice.ts";
import type { Package } from "./package.ts";
import type { Mutation } from "./spoil-tables.ts";

const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  "",
  " ",
  "x",
  "sales",
  "makers",
  "id",
  "__proto__",
  "\0",
  "\ud800",
  "=1",
  "'; DROP TABLE sales; --",
  '"',
  "$&",
  "../x",
  "a".repeat(10_000),
  [],
  {},
  [[]],
  [null],
  [{}],
  ["id"],
  [["id"]],
  [[], ["id"]],
  { name: "x" },
  { fields: [] },
  "string",
  "integer",
  "number",
  "date",
  "year",
];

/** Every place in a descriptor: what holds it, and under which name. */
// biome-ignore lint/suspicious/noExplicitAny: a descriptor is any JSON
function placesIn(value: any): [holder: any, key: string | number][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [[value, key] as [unknown, string], ...placesIn(value[key])]);
}

const text =
  (edit: (json: string, dice: Dice) => string | Buffer): Mutation[1] =>
  ({ edits }, dice) =>
    void edits.push({
      path: "datapackage.json",
      edit: (bytes) => Buffer.from(edit(String(bytes), dice) as string),
    });

// biome-ignore lint/suspicious/noExplicitAny: a descriptor is any JSON
const table = (edit: (resource: any, dice: Dice) => void): Mutation[1] => {
  return ({ descriptor }, dice) => edit(dice.pick(descriptor.resources), dice);
};

const path = (...paths: string[]): Mutation[1] =>
  table((resource, dice) => void Object.assign(resource, { path: dice.pick(paths) }));

const replaced = (from: string | RegExp, ...to: string[]) =>
  text((json, dice) => json.replace(from, () => dice.pick(to)));

/** Faults that descriptors have, each by its name. */
export const descriptorMutations: Readonly<Record<string, Mutation>> = {
  "anything gone": [
    "either",
    ({ descriptor }, dice) => {
      const [holder, key] = dice.pick(placesIn(descriptor));
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
    },
  ],
  "anything replaced": [
    "either",
    ({ descriptor }, dice) => {
      const [holder, key] = dice.pick(placesIn(descriptor));
      holder[key] = dice.pick(odd);
    },
  ],
  "a constraint of any kind": [
    "either",
    ({ descriptor }, dice) => {
      const { fields } = dice.pick(descriptor.resources as Package["descriptor"][]).schema;
      const rule = dice.pick([
        "required",
        "unique",
        "enum",
        "pattern",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
      ]);
      const values = [
        true,
        1,
        1975,
        "S1",
        "2012-02-29",
        ["S1"],
        [1],
        [true],
        ".*",
        "[a-z]+",
        "(",
        "(?=a)",
        "\\s",
        ...odd,
      ];
      dice.pick(fields as Package["descriptor"][]).constraints = { [rule]: dice.pick(values) };
    },
  ],
  "keys of any kind": [
    "either",
    table(({ schema }, dice) => {
      const names = schema.fields.map(({ name }: { name: string }) => name);
      const some = () => dice.pick([[], [dice.pick(names)], [dice.pick(names), dice.pick(names)], ["nope"]]);
      Object.assign(
        schema,
        dice.pick([{ primaryKey: some() }, { uniqueKeys: [some()] }, { uniqueKeys: [some(), some()] }]),
      );
    }),
  ],
  "foreign keys in a circle": [
    "either",
    ({ descriptor: { resources } }, dice) => {
      const back = dice.pick([
        { resource: "sales", fields: "maker" },
        { resource: "", fields: "id" },
        { resource: "makers", fields: "id" },
      ]);
      resources[0].schema.foreignKeys = [{ fields: "id", reference: back }];
    },
  ],
  "foreign keys that lead nowhere": [
    "refused",
    ({ descriptor: { resources } }, dice) => {
      resources[1].schema.foreignKeys = [
        dice.pick([
          { fields: "maker", reference: { resource: "makrs", fields: "id" } },
          { fields: "maker", reference: { resource: "makers", fields: "nope" } },
          { fields: "maker", reference: { resource: "makers", fields: [] } },
          { fields: ["maker", "form"], reference: { resource: "makers", fields: ["id"] } },
          { fields: "amount", reference: { resource: "makers", fields: "id" } },
          { fields: [], reference: { resource: "makers", fields: [] } },
          { fields: "maker" },
        ]),
      ];
    },
  ],
  "a property twice": [
    "refused",
    replaced('"name": "fuzz"', '"name": "fuzz", "name": "fuzz"', '"name": "fuzz", "n\\u0061me": "other"'),
  ],
  "what JSON does not have": [
    "refused",
    replaced(
      '"name": "fuzz"',
      ...[
        "NaN",
        "Infinity",
        "-Infinity",
        "undefined",
        "0x10",
        "'x'",
        "+1",
        "01",
        ".5",
        "1.",
        "TRUE",
        "[1,]",
        '"\n"',
        "{a:1}",
        "/**/1",
      ].map((value) => `"name": "fuzz", "note": ${value}`),
    ),
  ],
  "numbers too large": [
    "either",
    replaced(
      /"minimum": -?\d+/,
      '"minimum": 1e999',
      '"minimum": -1e999',
      '"minimum": 9007199254740993',
      '"minimum": -0',
      '"minimum": 1e-999',
    ),
  ],
  depth: ["refused", text((_, dice) => "[".repeat(dice.pick([10, 2_000, 100_000])))],
  "depth that closes": [
    "either",
    replaced(
      '"name": "fuzz"',
      ...[100, 5_000, 50_000].map((n) => `"name": "fuzz", "x": ${"[".repeat(n)}${"]".repeat(n)}`),
    ),
  ],
  "a text of megabytes": [
    "loaded",
    replaced('"A source"', JSON.stringify("x".repeat(1_000_000)), JSON.stringify("\\".repeat(500_000))),
  ],
  "properties that objects have": [
    "loaded",
    replaced(
      '"name": "fuzz"',
      ...["__proto__", "constructor", "toString", "a/b", ""].map(
        (name) => `"name": "fuzz", "${name}": { "path": "x", "resources": [] }`,
      ),
    ),
  ],
  "a slash in a property": [
    "loaded",
    replaced('"name": "fuzz"', '"name": "fuzz", "own/note": 1, "own": { "note": 2 }'),
  ],
  "cut short": ["refused", text((json, dice) => json.slice(0, dice.below(json.length)))],
  "characters changed": [
    "either",
    text((json, dice) => {
      const at = dice.below(json.length);
      return json.slice(0, at) + dice.pick([...'{}[],:"\\0x \n\0é']) + json.slice(at + dice.below(2));
    }),
  ],
  "no JSON": [
    "refused",
    text((_, dice) => dice.pick(["", " ", "null", "[]", '"x"', "1", "true", "{}", "name: fuzz\n", "\0"])),
  ],
  "JSON in Latin-1": ["refused", text((json) => Buffer.from(json, "latin1"))],
  "JSON in UTF-16": [
    "refused",
    text((json, dice) => Buffer.from(dice.pick(["", "\ufeff"]) + json, "utf16le")),
  ],
  "a wrong hash": [
    "refused",
    table((resource, dice) => {
      resource.hash = dice.pick([
        `sha256:${"0".repeat(64)}`,
        "sha256:x",
        `md5:${"0".repeat(32)}`,
        "0".repeat(64),
        5,
      ]);
    }),
  ],
  "a wrong size": [
    "refused",
    table(
      (resource, dice) => void Object.assign(resource, { bytes: dice.pick([0, 1, -1, 2.5, "12", 1e300]) }),
    ),
  ],
  "a path that leads out": [
    "refused",
    path(
      "../sales.csv",
      "sub/../../sales.csv",
      "/etc/passwd",
      "~/sales.csv",
      "..\\sales.csv",
      "C:\\sales.csv",
      "\\\\host\\x",
      "http://x/sales.csv",
      "file:///etc/passwd",
      "s3://x/y",
      "data:text/csv,id",
    ),
  ],
  "a path to nothing": [
    "refused",
    path(
      "",
      "nope.csv",
      "sales",
      "SALES.CSV.",
      "*.csv",
      "s?les.csv",
      "[s]ales.csv",
      "nope/sales.csv",
      "sales.csv/x",
      "sales.csv\0",
      "x".repeat(5_000),
      ".",
      "./",
      "sales.csv\n",
      "/dev/stdin",
    ),
  ],
  "several paths": [
    "refused",
    table((resource) => void Object.assign(resource, { path: ["sales.csv", "makers.csv"] })),
  ],
  "what would change the reading": [
    "refused",
    table((resource, dice) => {
      Object.assign(
        dice.pick([resource, resource.schema.fields[0]]),
        dice.pick([
          { dialect: { delimiter: ";" }, missingValues: ["x"] },
          { encoding: "latin1", decimalChar: "," },
          { format: "xlsx" },
          { compression: "gz", groupChar: "," },
          { data: [["id"]], trueValues: ["yes"] },
        ]),
      );
    }),
  ],
  "two tables of one name": [
    "refused",
    ({ descriptor }) => void Object.assign(descriptor.resources[0], { name: "SALES" }),
  ],
  "two fields of one name": [
    "refused",
    ({ descriptor }) => void Object.assign(descriptor.resources[1].schema.fields[1], { name: "ID" }),
  ],
  "a field fewer, a field more": [
    "refused",
    ({ descriptor }, dice) => {
      const { fields } = descriptor.resources[1].schema;
      if (dice.chance(50)) fields.pop();
      else fields.push({ name: "x", type: "string" });
    },
  ],
  "other texts for missing values": [
    "either",
    table(({ schema }, dice) => {
      schema.missingValues = dice.pick([
        [],
        ["RR"],
        ["", "80"],
        ["", "-"],
        ["1975", "S1"],
        ["NULL"],
        ["a,b"],
        ['"'],
        [null],
        "x",
        [{ value: "RR", label: "r" }],
      ]);
    }),
  ],
  "another type": [
    "either",
    table(({ schema }, dice) => {
      const field = dice.pick(schema.fields as Package["descriptor"][]);
      Object.assign(field, {
        type: dice.pick(["string", "number", "integer", "year", "date", "boolean"]),
        unit: "1",
      });
      delete field.constraints;
    }),
  ],
  "no unit": [
    "refused",
    ({ descriptor }, dice) =>
      void Object.assign(descriptor.resources[1].schema.fields[3], {
        unit: dice.pick([undefined, "", " ", 5, null]),
      }),
  ],
};
