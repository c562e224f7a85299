import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { EvidenceError } from "../../../src/errors.ts";
import { readWorkbook } from "../../../src/evidence/excel/workbook.ts";

const sound = readFileSync(
  fileURLToPath(new URL("../fixtures/written-by-libreoffice.xlsx", import.meta.url)),
);
const shown = async (bytes: Buffer) =>
  (await readWorkbook(bytes, "damaged.xlsx")).sheets.map(({ name, used, cell }) => [
    name,
    used,
    cell(1, 2),
    cell(2, 2),
  ]);

test("a workbook with bytes lost is refused, or says what it said before; it never says something else, nor hangs", async () => {
  const whole = await shown(sound);
  expect(whole[0]?.[2]).toEqual({ kind: "number", value: 80.25, percent: false });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 })), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.option(fc.nat(sound.length - 1), { freq: 5 }),
      async (changes, cut) => {
        const bytes = Buffer.from(sound);
        for (const [at, by] of changes) bytes[at] = (bytes[at] as number) ^ by;
        const damaged = cut === null ? bytes : bytes.subarray(0, cut);
        const result = await shown(damaged).catch((error: unknown) => error);
        if (result instanceof EvidenceError) refused++;
        else expect(result).toEqual(whole);
      },
    ),
    { numRuns: 100, seed: 1963 },
  );
  expect(refused).toBeGreaterThan(50);
});

test("a part that unpacks to more than it says is not unpacked", async () => {
  const bytes = Buffer.from(sound);
  const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt32LE(10, entry + 24);
  await expect(shown(bytes)).rejects.toThrow(/the workbook cannot be read: its part .+ is damaged/);
});
