import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Checker } from "../../src/session/checker.ts";

const folder = mkdtempSync(join(tmpdir(), "checker-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "rate.ts"), "export const rate = 0.5; export type Rate = number;");
mkdirSync(join(folder, "node_modules", "loud"), { recursive: true });
writeFileSync(join(folder, "node_modules", "loud", "package.json"), '{"name":"loud","types":"index.d.ts"}');
writeFileSync(
  join(folder, "node_modules", "loud", "index.d.ts"),
  "declare global { var volume: number } export const quiet: boolean;",
);

/** The codes of what is wrong with a cell. */
function faults(checker: Checker, source: string): string[] {
  const checked = checker.check(source, 1);
  return "problems" in checked ? checked.problems.map(({ code, line }) => `${code} at ${line}`) : [];
}

function run(checker: Checker, source: string): void {
  const checked = checker.check(source, 1);
  if ("problems" in checked) throw new Error(`${source}: ${JSON.stringify(checked.problems)}`);
  checker.accept(source, checked.interface.types);
}

const cells = [
  "const one = 1;",
  "let text: string = one;",
  "let list = [one, 2]; interface Point { x: number; y: number }",
  "const p: Point = { x: list[0] };",
  "const p: Point = { x: list[0]!, y: 1 };",
  'import { rate, type Rate } from "./rate";',
  "const tax: Rate = rate * p.y; tax.toFixed(2)",
  "rate.missing; p.z; nowhere",
  'import { readFileSync } from "node:fs"; class Shape { constructor(readonly p: Point) {} get area() { return this.p.x } }',
  "class Square extends Shape { override get area(): string { return 1 } }",
  "class Square extends Shape { override get area() { return this.p.x ** 2 } }",
  "function grow<T extends Shape>(shape: T): T { list = list.map((n) => n * 2); return shape }",
  "const grown = grow(new Square(p)); const n: string = grown.area",
  "let one = 'now a text'; one.toUpperCase()",
  "one + 1; const copy: number = one;",
  "enum Kind { A, B } const kind = Kind.A as Kind; type Pair<T> = [T, T];",
  "const pair: Pair<Kind> = [kind, Kind.B, 3];",
  "const f = async () => ({ ...p, kind }); const r = await f(); r.kind satisfies Kind;",
  "(await f()).kind.foo",
  "type Loop = { next?: Loop }; const loop: Loop = { next: { next: 1 } };",
  "for (const { x } of [p]) { const y: string = x }",
  'const m = await import("./rate"); m.rate + m.none',
  "grown.p = p; list.push('a')",
  "// @ts-expect-error\nlist.push('a')",
  "// @ts-expect-error\nlist.push(1)",
];

test("what a checker finds does not depend on what it has seen before", () => {
  const lasting = new Checker(folder);
  const accepted: [source: string, types: Readonly<Record<string, string>>][] = [];
  for (const cell of cells) {
    const fresh = new Checker(folder);
    for (const [source, types] of accepted) fresh.accept(source, types);
    const checked = lasting.check(cell, 1);
    expect(checked, cell).toEqual(fresh.check(cell, 1));
    fresh.dispose();
    if ("problems" in checked) continue;
    lasting.accept(cell, checked.interface.types);
    accepted.push([cell, checked.interface.types]);
    lasting.open("p.");
  }
  expect(accepted.length).toBeGreaterThan(cells.length / 3);
  expect(accepted.length).toBeLessThan((cells.length * 2) / 3);
});

test("globals hold from the cell that declares them, once it has run", () => {
  const checker = new Checker(folder);
  const declaring = "declare global { var planet: string } globalThis.planet = 'Earth';";
  run(checker, "1");
  expect(faults(checker, `${declaring} const wrong: number = ''`)).toEqual(["TS2322 at 1"]);
  expect(faults(checker, "planet")).toEqual(["TS2304 at 1"]);
  run(checker, declaring);
  run(checker, "planet.length");
  checker.reset();
  expect(faults(checker, "planet")).toEqual(["TS2304 at 1"]);
});

test("globals of a package hold from the cell that imports it, not from one that is being written or has failed", () => {
  const checker = new Checker(folder);
  const importing = 'import { quiet } from "loud";';
  run(checker, "1");
  checker.open(`${importing} quiet.`);
  expect(faults(checker, "volume")).toEqual(["TS2304 at 1"]);
  expect(faults(checker, `${importing} const n: number = quiet`)).toEqual(["TS2322 at 1"]);
  expect(faults(checker, "volume")).toEqual(["TS2304 at 1"]);
  run(checker, importing);
  run(checker, "volume + 1");
  checker.reset();
  expect(faults(checker, "volume")).toEqual(["TS2304 at 1"]);
});

test("a local file is read again when it was edited", () => {
  const checker = new Checker(folder);
  const file = join(folder, "edited.ts");
  const write = (text: string, second: number) => {
    writeFileSync(file, text);
    utimesSync(file, second, second);
  };
  write("export const x = 1;", 1);
  run(checker, 'import { x } from "./edited";');
  run(checker, "const n: number = x;");
  write("export const x = '1';", 2);
  expect(faults(checker, "const n: number = x;")).toEqual(["TS2322 at 1"]);
  rmSync(file);
  expect(faults(checker, 'import { x } from "./edited";')).toEqual(["TS2307 at 1"]);
  write("export const x = 2;", 3);
  run(checker, 'import { x } from "./edited"; const n: number = x;');
});

test("more cells than one type checker is given", () => {
  const checker = new Checker(folder);
  run(checker, 'import { rate } from "./rate"; const first = [rate];');
  for (let i = 0; i < 600; i++) run(checker, `let x = ${i}`);
  run(checker, "const n: number | undefined = first[0]; x.toFixed()");
});
