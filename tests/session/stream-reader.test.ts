import fc from "fast-check";
import { expect, test } from "vitest";
import { streamMark } from "../../src/session/child/channel.ts";
import { StreamReader } from "../../src/session/stream-reader.ts";

test("text and marks are told apart, whatever pieces the stream arrives in", () => {
  const part = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constant("\0"),
    fc.constant("\0end of"),
    fc.nat(),
  );
  const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.array(part), sizes, (parts, pieces) => {
      const bytes = Buffer.from(parts.map((p) => (typeof p === "number" ? streamMark(p) : p)).join(""));
      const read = { text: "", marks: [] as number[] };
      const reader = new StreamReader(
        (text) => {
          read.text += text;
        },
        (id) => read.marks.push(id),
      );
      let at = 0;
      for (const size of [...pieces, bytes.length + 1]) {
        reader.read(bytes.subarray(at, at + size));
        at += size;
      }
      reader.end();
      expect(read).toEqual({
        text: parts.filter((p) => typeof p === "string").join(""),
        marks: parts.filter((p) => typeof p === "number"),
      });
    }),
  );
});
