import { suggest, UsageError } from "../errors.ts";
import { type ChainTable, chainOf } from "./chain.ts";
import type { Collected } from "./collect.ts";
import type { ChartRecord, FindingRecord } from "./record.ts";

/** From a claim to where it is stated. */
export interface Trace {
  readonly kind: "finding" | "chart";
  readonly id: string;
  /** A finding's claim, a chart's headline. */
  readonly claim: string;
  /** A finding's value, as it writes it, with its interval. */
  readonly value?: string;
  readonly method?: string;
  /** What a finding says it rests on. */
  readonly basis?: readonly string[];
  readonly notebook: string;
  readonly cell: string;
  readonly tables: readonly ChainTable[];
}

/**
 * Traces a finding, or a chart, of a run by its id.
 *
 * @throws UsageError naming the nearest, and all there are, if the run has neither by that id.
 */
export function trace(run: Collected, id: string): Trace {
  const finding = run.findings.find((each) => each.id === id);
  if (finding !== undefined) return ofFinding(finding, run);
  const chart = run.charts.find((each) => each.id === id);
  if (chart !== undefined) return ofChart(chart, run);
  throw new UsageError({
    problem: `the run has no finding and no chart "${id}"`,
    remedy: suggest(
      id,
      [...run.findings, ...run.charts].map((each) => each.id),
    ),
  });
}

function ofFinding(finding: FindingRecord, { evidence }: Collected): Trace {
  const { id, claim, text, method, basis, notebook, cell, origins } = finding;
  return {
    ...{ kind: "finding", id, claim },
    value: text.interval === "" ? text.value : `${text.value} (${text.interval})`,
    ...(method !== undefined && { method }),
    ...{ basis, notebook, cell },
    tables: chainOf(origins, evidence),
  };
}

function ofChart({ id, headline, notebook, cell, origins }: ChartRecord, { evidence }: Collected): Trace {
  return { kind: "chart", id, claim: headline, notebook, cell, tables: chainOf(origins, evidence) };
}
