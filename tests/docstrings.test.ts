import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect, isDeepStrictEqual } from "node:util";
import ts from "typescript";
import { expect, test } from "vitest";
import * as dossier from "../src/index.ts";

/**
 * Runs every ```ts block of every docstring in src, and holds what it computes against what its comments promise:
 *
 *     formatNumber(0.03361); // => "0.0336"        the value, as a JavaScript expression or as Node prints it
 *     const twice = 2 * 0.0336; // => 0.067        a number given to so many places is compared to so many
 *     dateSpan("2013-02-30"); // throws UsageError: "2013-02-30" is not a date
 *
 * The comment stands at the end of the statement, or on the lines after it. A block without such comments has to run
 * without an error; one fenced as ```ts no-run is not run.
 */
interface Example {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

const root = fileURLToPath(new URL("..", import.meta.url));

test.each(examples().map((example) => [`${example.file}:${example.line}`, example] as const))(
  "%s",
  async (_, example) => {
    expect(await run(example)).toEqual([]);
  },
);

test("examples are fit for a cell: they pass the type check", () => {
  expect(typeErrors(examples())).toEqual([]);
});

test("an example that promises the wrong value, or no error where there is none, is found out", async () => {
  const wrong = [
    "const a = [1, 2]; // => [1, 3]",
    "a.length; // => 3",
    "0.126; // => 0.12",
    "'x'; // => 'y'",
    "a.at(0); // throws Error",
    "null.x; // throws TypeError: of undefined",
    "null.x;",
  ].join("\n");
  const failures = await run({ file: "wrong", line: 0, code: wrong });
  expect(failures).toHaveLength(7);
});

test("an example that keeps its promises passes, however it writes them", async () => {
  const right = [
    "const a = [1, 2]; // => [1, 2]",
    "0.126; // => 0.13",
    "'x'; // => x",
    "await Promise.resolve({ k: null }); // => { k: null }",
    "new Map([[1, 'one']]); // => Map(1) { 1 => 'one' }",
    "[",
    "  'over',",
    "  'lines',",
    "];",
    "// => [",
    "//   'over', 'lines']",
    "null.x; // throws TypeError: of null",
  ].join("\n");
  expect(await run({ file: "right", line: 0, code: right })).toEqual([]);
});

/** What the compiler says of the examples, each a module of its own. */
function typeErrors(examples: readonly Example[]): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: ["node"],
    paths: { dossier: [join(root, "src/index.ts")] },
  };
  const files = new Map(examples.map((example, i) => [join(root, `tests/example-${i}.mts`), example]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name)?.code ?? readFile(name);
  host.getSourceFile = (name, ...rest) => {
    const example = files.get(name);
    return example === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, example.code, ts.ScriptTarget.ES2023, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([name, { file, line }]) =>
    program.getSemanticDiagnostics(program.getSourceFile(name)).map((fault) => {
      const at = fault.file?.getLineAndCharacterOfPosition(fault.start ?? 0).line ?? 0;
      return `${file}:${line + at + 1}: ${ts.flattenDiagnosticMessageText(fault.messageText, " ")}`;
    }),
  );
}

/** Says which name is not exported, where a call of undefined would not. */
const exported = new Proxy(dossier, {
  get(names, name) {
    if (typeof name === "string" && name !== "__esModule" && !(name in names))
      throw new Error(`"dossier" exports no "${name}"`);
    return Reflect.get(names, name);
  },
});

function examples(): Example[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .flatMap((file) => examplesIn(`src/${file}`, readFileSync(join(root, "src", file), "utf8")));
}

function examplesIn(file: string, source: string): Example[] {
  return [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].flatMap((comment) => {
    const text = comment[0].replace(/^[ \t]*\* ?/gm, "");
    return [...text.matchAll(/^```ts[ \t]*\n([\s\S]*?)^```/gm)].map((block) => ({
      file,
      line: source.slice(0, comment.index).split("\n").length + text.slice(0, block.index).split("\n").length,
      code: block[1] as string,
    }));
  });
}

/** What an example did that its comments do not say. */
async function run({ file, line, code }: Example): Promise<string[]> {
  const failures: string[] = [];
  const fail = (at: number, message: string) => failures.push(`${file}:${line + at}: ${message}`);
  const check = (at: number, value: unknown, promised: string) => {
    if (!keeps(value, promised)) fail(at, `promised ${promised}, gave ${inspect(value)}`);
  };
  const threw = (at: number, error: unknown, promised: string) => {
    const [, name = "", message = ""] = promised.match(/^(\w+)(?::\s*([\s\S]*))?$/) ?? [];
    if (!(error instanceof Error)) fail(at, `promised to throw ${promised}, and threw nothing`);
    else if (error.name !== name || !error.message.includes(message))
      fail(at, `promised to throw ${promised}, threw ${error.name}: ${error.message}`);
  };
  const javascript = ts.transpileModule(instrument(code), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
    },
  }).outputText;
  const ownRequire = createRequire(pathToFileURL(join(root, "package.json")));
  const require = (name: string) => (name === "dossier" ? exported : ownRequire(name));
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  try {
    await new AsyncFunction("require", "exports", "__check", "__threw", javascript)(
      require,
      {},
      check,
      threw,
    );
  } catch (error) {
    fail(0, `threw ${error}`);
  }
  return failures;
}

/** The example with each promise turned into a call that checks it. */
function instrument(code: string): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2023, true);
  return source.statements
    .map((statement) => {
      const text = statement.getText(source);
      const promise = promiseAfter(code, statement.end);
      if (promise === undefined) return text;
      const at = source.getLineAndCharacterOfPosition(statement.getStart(source)).line + 1;
      const promised = JSON.stringify(promise.text);
      if (promise.kind === "throws")
        return `{ let error; try { ${text} } catch (thrown) { error = thrown; } __threw(${at}, error, ${promised}); }`;
      if (ts.isExpressionStatement(statement))
        return `__check(${at}, (${statement.expression.getText(source)}), ${promised});`;
      const declared =
        ts.isVariableStatement(statement) && statement.declarationList.declarations.at(-1)?.name;
      if (!declared || !ts.isIdentifier(declared)) return `${text}; __check(${at}, "no value", ${promised});`;
      return `${text}; __check(${at}, ${declared.text}, ${promised});`;
    })
    .join("\n");
}

function promiseAfter(code: string, end: number): { kind: "value" | "throws"; text: string } | undefined {
  const [, arrow, first, more = ""] =
    code.slice(end).match(/^[ \t]*\n?[ \t]*\/\/ (=>|throws) (.*)((?:\n[ \t]*\/\/(?! (?:=>|throws) ).*)*)/) ??
    [];
  if (first === undefined) return undefined;
  const text = [first, ...more.split("\n").map((line) => line.replace(/^\s*\/\//, ""))].join("\n").trim();
  return { kind: arrow === "=>" ? "value" : "throws", text };
}

function keeps(value: unknown, promised: string): boolean {
  if (squeeze(inspect(value)) === squeeze(promised) || (typeof value === "string" && value === promised))
    return true;
  const places = promised.match(/^-?\d+\.(\d+)$/)?.[1]?.length;
  if (typeof value === "number" && places !== undefined)
    return Math.abs(value - Number(promised)) <= 0.5000001 * 10 ** -places;
  let expected: unknown;
  try {
    expected = new Function(`return (${promised});`)();
  } catch {
    return false;
  }
  return isDeepStrictEqual(plain(value), plain(expected));
}

/** A value as its JSON says it: an interval is its two ends, whatever its class. Undefined stays itself. */
function plain(value: unknown): unknown {
  const text = JSON.stringify(value, (_, part) =>
    typeof part === "number" && !Number.isFinite(part) ? String(part) : part,
  );
  return text === undefined ? value : JSON.parse(text);
}

const squeeze = (text: string) => text.replace(/\s+/g, " ");
