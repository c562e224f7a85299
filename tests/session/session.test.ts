import { afterAll, beforeAll, expect, test } from "vitest";
import { type CellRunner, cellRunner } from "./cells.ts";

let cells: CellRunner;
beforeAll(async () => {
  cells = await cellRunner();
});
afterAll(() => cells.close());

test("the value of a last expression is shown", async () => {
  const { status, outputs } = await cells.run("1 + 1");
  expect(status).toBe("ok");
  expect(outputs).toEqual([{ type: "execute_result", data: { "text/plain": "2" }, metadata: {} }]);
});

test("a function sees the later value of a variable", async () => {
  await cells.run("let rate = 0.2; function tax(y: number) { return y * rate }");
  expect(await cells.value("rate = 0.3; tax(100)")).toBe("30");
});
