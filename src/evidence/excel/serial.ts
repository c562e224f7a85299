const dayMs = 86_400_000;
const first1904 = -24_107; // 1904-01-01 in days since 1970
const first1900 = -25_567; // 1900-01-01, which is day 1 of the other system

/**
 * The day of a spreadsheet's serial number, as in "2013-07-04"; undefined if it has a time of day, or is no day.
 *
 * In the 1900 system, 1 is 1 January 1900, and 60 is 29 February 1900, a day that never was (Lotus 1-2-3 took 1900 for a leap
 * year, and Excel followed): numbers after it are a day ahead. In the 1904 system, of old Macs, 0 is 1 January 1904. Source:
 * ECMA-376-1, 18.17.4.1.
 */
export function dayOfSerial(serial: number, is1904: boolean): string | undefined {
  if (!Number.isInteger(serial) || serial < (is1904 ? 0 : 1) || (!is1904 && serial === 60)) return undefined;
  const days = is1904 ? first1904 + serial : first1900 + serial - (serial > 60 ? 2 : 1);
  const date = new Date(days * dayMs);
  return date.getUTCFullYear() <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}
