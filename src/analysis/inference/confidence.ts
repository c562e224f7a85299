import { UsageError } from "../../errors.ts";
import { assertOneOf } from "../one-of.ts";

export interface ConfidenceSettings {
  /** How often an interval made so would hold the truth, at the least: 0.95 by default. */
  readonly confidence?: number;
  /**
   * Where the rest, 0.05, lies: half on each side ("both", the default), or all above an upper limit ("upper") or below a
   * lower one ("lower"). Of no events at all only an upper limit can be given.
   */
  readonly side?: (typeof sides)[number];
}

const sides = ["both", "upper", "lower"] as const;

/** The probability left below the lower and above the upper limit. Throws a UsageError on a confidence or a side that is none. */
export function tails({ confidence = 0.95, side = "both" }: ConfidenceSettings): {
  below: number;
  above: number;
} {
  if (!(confidence > 0 && confidence < 1))
    throw new UsageError({
      problem: `${confidence} is no confidence`,
      remedy: "Give a share between 0 and 1: 0.95 for 95%.",
    });
  assertOneOf("side", side, sides);
  const rest = 1 - confidence;
  if (side === "both") return { below: rest / 2, above: rest / 2 };
  return side === "upper" ? { below: 0, above: rest } : { below: rest, above: 0 };
}
