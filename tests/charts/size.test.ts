import { expect, test } from "vitest";
import { fitSize } from "../../src/charts/size.ts";
import { government } from "../../src/charts/themes/government.ts";

const fewer = { fewer: "Draw fewer rows" };

test("a full page is recommended where it holds the chart, and only there", () => {
  expect(() => fitSize(government, "half-page", () => 940, fewer)).toThrow(
    /needs a height of 940 pixels.*"half-page" has 460\n.*Draw fewer rows, or take size: "full-page"\.$/,
  );
  expect(() => fitSize(government, "half-page", () => 941, fewer)).toThrow(/Draw fewer rows\.$/);
  expect(() => fitSize(government, undefined, () => 941, fewer)).toThrow(
    /"full-page" has 940\n.*Draw fewer rows\.$/,
  );
});

test("what is needed at the width of a full page decides, and not at the one asked for", () => {
  const height = (width: number) => (width < 640 ? 900 : 950);
  expect(() => fitSize(government, "social-card", height, fewer)).toThrow(/Draw fewer rows\.$/);
});
