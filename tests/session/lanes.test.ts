import fc from "fast-check";
import { expect, test } from "vitest";
import { Lanes } from "../../src/session/lanes.ts";

const names = ["a", "b", "c"] as const;
type Name = (typeof names)[number];

test("what comes before a mark anywhere is handed on before what comes after it", () => {
  const written = fc.array(fc.oneof(fc.constantFrom(...names), fc.constant("mark" as const)));
  fc.assert(
    fc.property(written, fc.infiniteStream(fc.nat()), (script, choices) => {
      // What a process writes, lane by lane; an item tells the era, between two marks, that it was written in.
      const lanes = new Map<Name, (number | { era: number })[]>(names.map((name) => [name, []]));
      let era = 0;
      for (const step of [...script, "mark" as const])
        if (step !== "mark") lanes.get(step)?.push({ era });
        else {
          era++;
          for (const lane of lanes.values()) lane.push(era);
        }
      // It arrives in any order among the lanes.
      const eras: number[] = [];
      const reader = new Lanes<Name, { era: number }>(names, (_, item) => eras.push(item.era));
      let left = names.filter((name) => lanes.get(name)?.length);
      while (left.length > 0) {
        const name = left[(choices.next().value as number) % left.length] as Name;
        const entry = lanes.get(name)?.shift() as number | { era: number };
        if (typeof entry === "number") reader.mark(name, entry);
        else reader.push(name, entry);
        left = names.filter((each) => lanes.get(each)?.length);
      }
      expect(eras).toEqual([...eras].sort((x, y) => x - y));
      expect(eras).toHaveLength(script.filter((step) => step !== "mark").length);
    }),
  );
});

test("a lane that has ended is not waited for, and a lost mark is made good by the next", () => {
  const read: string[] = [];
  const lanes = new Lanes<Name, string>(names, (lane, item) => read.push(lane + item));
  lanes.mark("a", 1);
  lanes.push("a", "1");
  lanes.close("c");
  expect(read).toEqual([]);
  lanes.push("b", "0");
  lanes.mark("b", 2);
  expect(read).toEqual(["b0", "a1"]);
  lanes.push("b", "2");
  lanes.mark("a", 2);
  expect(read).toEqual(["b0", "a1", "b2"]);
});
