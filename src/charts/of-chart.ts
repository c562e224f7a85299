import { RefusedError, UsageError } from "../errors.ts";

/** An error with the chart that it is of: a cell may show several. */
export function ofChart(id: unknown, error: unknown): unknown {
  const kind = [RefusedError, UsageError].find((each) => error instanceof each);
  if (kind === undefined || typeof id !== "string" || id === "") return error;
  return new kind(
    (error as RefusedError | UsageError).problems.map((problem) => ({ chart: id, ...problem })),
  );
}
