import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { goldenFault } from "../golden.ts";
import { samples } from "./samples.ts";

test.each(Object.entries(samples))("%s looks as it did", async (kind, sample) => {
  const golden = fileURLToPath(new URL(`goldens/${kind}.png`, import.meta.url));
  expect(goldenFault(golden, await sample().png({ scale: 1 }))).toBeUndefined();
});
