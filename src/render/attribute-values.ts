import { suggest } from "../errors.ts";
import type { Attribute } from "./schema.ts";

/**
 * What an attribute would accept, where a value is not of that kind; undefined where it is. Plotly replaces a
 * value that it does not accept by the default, and says nothing.
 */
export function fault(attribute: Attribute, value: unknown): string | undefined {
  const { valType, values = [], flags = [], extras = [], arrayOk = false } = attribute;
  // A value for each point; Plotly takes the default for those that it does not accept.
  if (arrayOk && isList(value)) return undefined;
  if (extras.includes(value as string)) return undefined;
  switch (valType) {
    case "enumerated":
      return values.some((known) => isValue(known, value))
        ? undefined
        : suggest(String(value), values.map(String));
    case "flaglist": {
      const unknown = String(value)
        .split("+")
        .find((flag) => !flags.includes(flag));
      return unknown === undefined ? undefined : suggest(unknown, [...flags, ...extras.map(String)]);
    }
    case "boolean":
      return typeof value === "boolean" ? undefined : "Write true or false.";
    case "number":
    case "integer":
      return numberFault(attribute, value);
    case "angle":
      return value === "auto" ? undefined : numberFault(attribute, value);
    case "string":
    case "subplotid":
      return ["string", "number", "boolean"].includes(typeof value) ? undefined : "Write a text.";
    case "color":
      return typeof value === "string" ? undefined : 'Write a colour, such as "#12436d".';
    case "data_array":
      return dataFault(value);
    case "info_array":
    case "colorlist":
      return isList(value) ? undefined : "Write a list: [ … ].";
    default:
      return undefined;
  }
}

/** Lists as Plotly takes them for data: arrays, and JavaScript's arrays of numbers. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** A known value may be a pattern, in slashes: "/^x([2-9]|[1-9][0-9]+)?$/". */
function isValue(known: string | number | boolean, value: unknown): boolean {
  const [, pattern] = (typeof known === "string" && /^\/(.*)\/$/.exec(known)) || [];
  return pattern === undefined ? String(known) === String(value) : new RegExp(pattern).test(String(value));
}

function numberFault({ valType, min, max }: Attribute, value: unknown): string | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  const range = [
    min === undefined ? [] : `at least ${min}`,
    max === undefined ? [] : `at most ${max}`,
  ].flat();
  const advice = `Write ${valType === "integer" ? "a whole number" : "a number"}${range.map((r) => `, ${r}`).join("")}.`;
  if (typeof number !== "number" || !Number.isFinite(number)) return advice;
  if (number < (min ?? number) || number > (max ?? number)) return advice;
  return valType === "integer" && !Number.isInteger(number) ? advice : undefined;
}

function dataFault(value: unknown): string | undefined {
  if (!isList(value)) return isPacked(value) ? undefined : "Write a list: [ … ].";
  const large = Array.prototype.findIndex.call(value, (item) => typeof item === "bigint");
  return large < 0
    ? undefined
    : `Plotly leaves out BigInt values (item ${large} is one): convert them with Number().`;
}

/** Numbers packed into a text, as Plotly's own JSON has them. */
function isPacked(value: unknown): boolean {
  return typeof value === "object" && value !== null && "bdata" in value;
}
