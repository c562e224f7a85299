import { expect, test } from "vitest";
import { dayOfSerial } from "../../../src/evidence/excel/serial.ts";

// The two systems' known days: ECMA-376-1, 18.17.4.1, and Microsoft's page on the 1900 and 1904 date systems, which gives
// 5 July 1998 as 35981 in the one and 34519 in the other.
test.each([
  [1, false, "1900-01-01"],
  [59, false, "1900-02-28"],
  [60, false, undefined],
  [61, false, "1900-03-01"],
  [25569, false, "1970-01-01"],
  [35981, false, "1998-07-05"],
  [34519, true, "1998-07-05"],
  [0, true, "1904-01-01"],
  [60, true, "1904-03-01"],
  [0, false, undefined],
  [-1, true, undefined],
  [2958465, false, "9999-12-31"],
  [2958466, false, undefined],
  [41459.5, false, undefined],
])("%d, 1904: %s", (serial, is1904, day) => {
  expect(dayOfSerial(serial, is1904)).toBe(day);
});
