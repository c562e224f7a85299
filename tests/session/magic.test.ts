import { expect, test } from "vitest";
import { magicProblem } from "../../src/session/magic.ts";

test.each([
  ["%matplotlib inline", 1, "Leave it out"],
  ["1\n  %time f()", 2, "console.time"],
  ["%%bash\nls", 1, "Leave it out"],
  ["!ls -l 'a b'", 1, "execSync(\"ls -l 'a b'\""],
  ["!pip install x", 1, "execSync"],
  ["?frame", 1, "Shift+Tab"],
])("%s", (source, line, remedy) => {
  expect(magicProblem(source, 3)).toMatchObject({ cell: 3, line, remedy: expect.stringContaining(remedy) });
});

test.each([
  "a\n% b",
  "!ready || wait()",
  "!done && go()",
  "!list.includes(x)",
  "!a ? b : c",
  "x\n ? y : z",
  "`\n50%`",
])("%s is TypeScript", (source) => {
  expect(magicProblem(source, 1)).toBeUndefined();
});
