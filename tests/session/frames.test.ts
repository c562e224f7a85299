import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeFrame, FrameReader } from "../../src/session/frames.ts";

test("messages arrive whole, whatever pieces the stream arrives in", () => {
  const cut = fc.array(fc.nat({ max: 50 }), { maxLength: 30 });
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), cut, (messages, sizes) => {
      const bytes = Buffer.from(messages.map(encodeFrame).join(""));
      const reader = new FrameReader<unknown>();
      const read: unknown[] = [];
      let at = 0;
      for (const size of [...sizes, bytes.length]) {
        read.push(...reader.read(bytes.subarray(at, at + size)));
        at += size;
      }
      expect(read).toEqual(JSON.parse(JSON.stringify(messages)));
    }),
  );
});

test("a frame that was cut short takes no other with it", () => {
  const reader = new FrameReader<number>();
  const text = `${encodeFrame(1)}\n{"half": ${encodeFrame(2)}`;
  expect(reader.read(Buffer.from(text))).toEqual([1, 2]);
});
