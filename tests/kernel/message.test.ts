import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode, type Message, RefusedMessage } from "../../src/kernel/message.ts";
import { Signer } from "../../src/kernel/signature.ts";

const header = {
  msg_id: "1",
  msg_type: "kernel_info_request",
  session: "s",
  username: "u",
  date: "2026-07-01T00:00:00.000Z",
  version: "5.4",
};
const frames = (signature: string, ...parts: string[]) =>
  ["identity", "<IDS|MSG>", signature, ...parts].map((part) => Buffer.from(part));
const sign = (key: string, ...parts: string[]) =>
  createHmac("sha256", key).update(parts.join("")).digest("hex");
const signer = (key = "key") => new Signer(key, "sha256");
const parts = [JSON.stringify(header), "{}", "{}", '{"code":"1"}'];

describe("decode", () => {
  test("accepts what another implementation signed", () => {
    const message = decode(frames(sign("key", ...parts), ...parts), signer());
    expect(message.header).toEqual(header);
    expect(message.content).toEqual({ code: "1" });
    expect(message.identities.map(String)).toEqual(["identity"]);
  });

  test("accepts unsigned messages when the key is empty, twice too", () => {
    const unsigned = signer("");
    expect(decode(frames("", ...parts), unsigned).content).toEqual({ code: "1" });
    expect(decode(frames("", ...parts), unsigned).content).toEqual({ code: "1" });
  });

  test("refuses a message received before", () => {
    const once = signer();
    const signed = frames(sign("key", ...parts), ...parts);
    decode(signed, once);
    expect(() => decode(signed, once)).toThrow("it was received before (replay)");
  });

  test.each([
    ["another key's signature", frames(sign("other", ...parts), ...parts), "its signature is wrong"],
    ["no signature", frames("", ...parts), "its signature is wrong"],
    ["no delimiter", [Buffer.from("hello")], "it has no <IDS|MSG> delimiter"],
    ["no frames", [], "it has no <IDS|MSG> delimiter"],
    ["missing parts", frames(sign("key", ...parts), ...parts.slice(0, 3)), "it has 4 of the 5 parts"],
    ["nothing behind the delimiter", [Buffer.from("<IDS|MSG>")], "it has 0 of the 5 parts"],
  ])("refuses %s", (_name, received, reason) => {
    expect(() => decode(received, signer())).toThrow(RefusedMessage);
    expect(() => decode(received, signer())).toThrow(reason);
  });

  test.each([
    ["broken JSON", ["{", "{}", "{}", "{}"], "its header is not JSON"],
    ["an array for content", [parts[0], "{}", "{}", "[]"], "its content is not a JSON object"],
    ["null for metadata", [parts[0], "{}", "null", "{}"], "its metadata is not a JSON object"],
    ["a header without msg_type", ['{"msg_id":"1"}', "{}", "{}", "{}"], "its header has no msg_type"],
    ["a number for msg_id", ['{"msg_id":1}', "{}", "{}", "{}"], "its header has no msg_id"],
  ])("refuses %s", (_name, broken, reason) => {
    const received = frames(sign("key", ...(broken as string[])), ...(broken as string[]));
    expect(() => decode(received, signer())).toThrow(reason);
  });

  test("refuses text that is not UTF-8", () => {
    const broken = frames("", ...parts);
    broken[6] = Buffer.from([0x7b, 0xff, 0x7d]);
    expect(() => decode(broken, signer(""))).toThrow("its content is not JSON");
  });
});

test("a message survives encoding and decoding", () => {
  const binary = fc.uint8Array({ maxLength: 20 });
  const json = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(fc.array(binary), json, json, fc.string(), (buffers, content, metadata, key) => {
      const message: Message = { identities: [], header, parent: {}, metadata, content, buffers };
      const decoded = decode(encode(message, signer(key)), signer(key));
      expect(decoded.buffers.map((buffer) => [...buffer])).toEqual(buffers.map((buffer) => [...buffer]));
      expect(JSON.stringify([decoded.content, decoded.metadata])).toBe(JSON.stringify([content, metadata]));
    }),
  );
});

test("no frame of whatever kind does more than be refused", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 30 })), fc.boolean(), (noise, delimited) => {
      const received = delimited ? [Buffer.from("<IDS|MSG>"), ...noise] : noise;
      expect(() => decode(received, signer(""))).toThrow(RefusedMessage);
    }),
  );
});
