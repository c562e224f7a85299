import { UsageError } from "../../errors.ts";

export interface ConfidenceSettings {
  /** How often an interval made so would hold the truth, at the least: 0.95 by default. */
  readonly confidence?: number;
  /**
   * Where the rest, 0.05, lies: half on each side ("both", the default), or all above an upper limit ("upper") or below a
   * lower one ("lower"). Of no events at all only an upper limit can be given.
   */
  readonly side?: "both" | "upper" | "lower";
}

/** The probability left below the lower and above the upper limit. Throws a UsageError on a confidence that is none. */
export function tails({ confidence = 0.95, side = "both" }: ConfidenceSettings): {
  below: number;
  above: number;
} {
  if (!(confidence > 0 && confidence < 1))
    throw new UsageError({
      problem: `${confidence} is no confidence`,
      remedy: "Give a share between 0 and 1: 0.95 for 95 %.",
    });
  const rest = 1 - confidence;
  if (side === "both") return { below: rest / 2, above: rest / 2 };
  return side === "upper" ? { below: 0, above: rest } : { below: rest, above: 0 };
}
