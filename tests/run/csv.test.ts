import { describe, expect, test } from "vitest";
import { toCsv } from "../../src/run/csv.ts";

const one = (value: unknown) => toCsv({ names: ["a", "b"], columns: [[value], [0]] }).split("\n")[1];

describe("toCsv", () => {
  test("writes a header and a line a row", () => {
    const table = {
      names: ["supplier", "amount"],
      columns: [
        ["FH 70", "Ferranti"],
        [60, 7.5],
      ],
    };
    expect(toCsv(table)).toBe("supplier,amount\nFH 70,60\nFerranti,7.5\n");
  });

  test("keeps missing, empty and zero apart", () => {
    expect(one(null)).toBe(",0");
    expect(one("")).toBe('"",0');
    expect(one(0)).toBe("0,0");
  });

  test("quotes commas, quotes, line ends and outer spaces", () => {
    expect(one("a, b")).toBe('"a, b",0');
    expect(one('the "special" one')).toBe('"the ""special"" one",0');
    expect(toCsv({ names: ["a"], columns: [["x\ny"]] })).toBe('a\n"x\ny"\n');
    expect(one(" x")).toBe('" x",0');
  });

  test.each(["=1+1", "+cmd", "-2+3", "@sum", "\tx"])("disarms %j, which a spreadsheet would run", (text) => {
    expect(one(text)).toContain(`'${text}`);
  });

  test.each(["-5", "+1.5e3", "-.5"])("leaves the number %s alone", (text) => {
    expect(one(text)).toBe(`${text},0`);
  });

  test("a row whose only field is missing is not a blank line", () => {
    expect(toCsv({ names: ["a"], columns: [[1, null, 2]] })).toBe('a\n1\n""\n2\n');
  });
});
