import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { declaredParameters } from "../../src/notebook/parameters.ts";
import { readNotebook } from "../../src/notebook/read.ts";
import { dossier } from "./captured.ts";

describe("help and version", () => {
  test.each([[["--help"]], [["-h"]], [[]]])("%j shows every command on stdout", async (args) => {
    const { code, stdout, stderr } = await dossier(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^\s+run .*Execute notebooks/m);
    expect(stdout).toMatch(/^\s+check .*Validate/m);
  });

  test("each command has help of its own, with its options and exit codes", async () => {
    const run = await dossier(["run", "--help"]);
    expect(run.code).toBe(0);
    for (const part of ["--data <dir>", "-p, --parameter", "--out <dir>", "--json", "Exit codes"])
      expect(run.stdout).toContain(part);
    expect((await dossier(["check", "--help"])).stdout).toContain("--seal");
  });

  test("the examples of run name a notebook and a parameter that there are", async () => {
    const { stdout } = await dossier(["run", "--help"]);
    const [, notebook = "", name = ""] = /dossier run (\S+\.ipynb) -p (\w+)=/.exec(stdout) ?? [];
    const declared = declaredParameters(readNotebook(readFileSync(notebook, "utf8"), notebook));
    expect(declared.map((parameter) => parameter.name)).toContain(name);
  });

  test("--version is the package's", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(await dossier(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

test("of several problems the number comes first", async () => {
  const notebook = "notebooks/1-what-were-the-sales-worth.ipynb";
  const { code, stderr } = await dossier(["run", notebook, "-p", "xxxxxx=1", "-p", "yyyyyy=1"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: 2 problems\nno notebook of this run declares a parameter "xxxxxx"/);
});

describe("a fault in the command line is named, with what to write, and exits 2", () => {
  test.each<[string, string[], RegExp]>([
    ["unknown command", ["rnu"], /unknown command "rnu"\n.*Did you mean "run"\?/],
    [
      "a notebook for a command",
      ["a b.ipynb"],
      /unknown command "a b.ipynb"\n.*Write: dossier run "a b.ipynb"/,
    ],
    ["unknown option", ["run", "--dta", "x"], /unknown option --dta\n.*Did you mean "--data"\?/],
    ["unknown option of check", ["check", "--seel"], /unknown option --seel\n.*"--seal"/],
    ["option without value", ["run", "--out"], /--out.* has no value\n.*Write: /],
    ["too many arguments", ["check", "a", "b"], /too many arguments.*\n.*Write: dossier check/],
    ["parameter without =", ["run", "-p", "around"], /"around" has no "="\n.*-p aroundPercent=20/],
    ["no such notebook", ["run", "absent.ipynb"], /absent.ipynb: there is no such notebook/],
    ["not a notebook", ["run", "package.json"], /package.json: is not a notebook/],
  ])("%s", async (_, args, message) => {
    const { code, stdout, stderr } = await dossier(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
