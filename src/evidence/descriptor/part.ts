import { nearest } from "../../errors.ts";
import { type EvidenceProblem, shownValue } from "../problem.ts";
import type { JsonMap } from "./json.ts";

type Json = Record<string, unknown>;

/** A part of a descriptor being read: its members by name and type, and where to say what is wrong with them. */
export class Part {
  readonly value: Json;
  readonly pointer: string;
  readonly #file: string;
  readonly #map: JsonMap;
  readonly #problems: EvidenceProblem[];

  constructor(value: Json, pointer: string, file: string, map: JsonMap, problems: EvidenceProblem[]) {
    this.value = value;
    this.pointer = pointer;
    this.#file = file;
    this.#map = map;
    this.#problems = problems;
  }

  /** Says that a member is wrong, on the line where it stands. */
  fault(member: string, rule: string, problem: string, remedy: string): undefined {
    const pointer = member === "" ? this.pointer : `${this.pointer}/${member}`;
    const line = this.#map.lines.get(pointer) ?? this.#map.lines.get(this.pointer) ?? 1;
    const value = this.value[member];
    this.#problems.push({
      file: this.#file,
      line,
      rule,
      ...(value === undefined ? {} : { value: JSON.stringify(value) }),
      problem: `${pointer.slice(1) || "the descriptor"}: ${problem}`,
      remedy,
    });
    return undefined;
  }

  has(member: string): boolean {
    return Object.hasOwn(this.value, member) && this.value[member] !== undefined;
  }

  text(member: string): string | undefined {
    return this.#typed(member, "text", (value): value is string => typeof value === "string");
  }

  /** Text that has to be there and say something. */
  name(member: string, remedy: string): string | undefined {
    const value = this.text(member);
    if (value !== undefined && value !== "" && !value.includes("\0")) return value;
    if (value !== undefined || !this.has(member))
      this.fault(member, `${member} is required`, "it is missing or empty", remedy);
    return undefined;
  }

  flag(member: string): boolean | undefined {
    return this.#typed(member, "true or false", (value): value is boolean => typeof value === "boolean");
  }

  count(member: string): number | undefined {
    return this.#typed(
      member,
      "a whole number, 0 or more",
      (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
    );
  }

  texts(member: string): string[] | undefined {
    return this.#typed(
      member,
      "a list of texts",
      (value): value is string[] => Array.isArray(value) && value.every((item) => typeof item === "string"),
    );
  }

  /** A list of names, or one name standing for a list of one. */
  names(member: string): string[] | undefined {
    return typeof this.value[member] === "string" ? [this.value[member]] : this.texts(member);
  }

  part(member: string): Part | undefined {
    const value = this.#typed(member, "an object", isObject);
    return value === undefined ? undefined : this.#at(value, member);
  }

  /** The objects of a list. */
  parts(member: string): Part[] {
    const values = this.#typed(member, "a list", (value): value is unknown[] => Array.isArray(value)) ?? [];
    return values.flatMap((value, index) => {
      if (isObject(value)) return [this.#at(value, `${member}/${index}`)];
      this.fault(
        `${member}/${index}`,
        `${member} is a list of objects`,
        "it is not an object",
        "Write it in braces: {…}.",
      );
      return [];
    });
  }

  /**
   * Says of each member that is not known, but nearly is, that it is mistyped. Others are left alone: the standard lets
   * anyone add properties, and "primarykey" is not one of those.
   */
  refuseMistyped(known: readonly string[]): void {
    for (const member of Object.keys(this.value)) {
      if (known.includes(member) || member.length < 4) continue;
      const meant = nearest(member, known);
      if (meant !== undefined && meant.length > 4)
        this.fault(
          member,
          "known properties",
          "no such property; nothing would heed it",
          `Did you mean "${meant}"?`,
        );
    }
  }

  /** Says of members that would change how the data is read, and that are not supported, that they are there. */
  refuseUnsupported(members: Readonly<Record<string, readonly unknown[]>>, remedy: string): void {
    for (const [member, allowed] of Object.entries(members))
      if (this.has(member) && !allowed.includes(this.value[member]))
        this.fault(
          member,
          "supported properties",
          `${shownValue(JSON.stringify(this.value[member]))} is not supported`,
          remedy,
        );
  }

  #at(value: Json, way: string): Part {
    return new Part(value, `${this.pointer}/${way}`, this.#file, this.#map, this.#problems);
  }

  #typed<T>(member: string, noun: string, is: (value: unknown) => value is T): T | undefined {
    if (!this.has(member)) return undefined;
    const value = this.value[member];
    return is(value)
      ? value
      : this.fault(member, `${member} is ${noun}`, `it is not ${noun}`, `Write ${noun}.`);
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
