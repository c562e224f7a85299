// What a notebook may import from "dossier": the table of contents, from the bottom layer up.

// Errors: what was wrong, where, and what to do
export * from "./errors.ts";

// Evidence: packages, tables, sources, DuckDB
export type { Columns, ColumnType, Value } from "./evidence/columns.ts";
export { compareEvidence } from "./evidence/compare.ts";
export { query, quote } from "./evidence/database.ts";
export type { Evidence } from "./evidence/evidence.ts";
export type { CsvOptions } from "./evidence/loaders/csv.ts";
export { readCsv } from "./evidence/loaders/csv.ts";
export type { DeclaredTypes } from "./evidence/loaders/declared-types.ts";
export type { DeflatorOptions, DeflatorTable } from "./evidence/loaders/deflator.ts";
export { readDeflator } from "./evidence/loaders/deflator.ts";
export type { ExcelOptions } from "./evidence/loaders/excel.ts";
export { readExcel } from "./evidence/loaders/excel.ts";
export type { LoadedTable } from "./evidence/loaders/loaded.ts";
export type { ParquetOptions } from "./evidence/loaders/parquet.ts";
export { readParquet } from "./evidence/loaders/parquet.ts";
export type { SipriTable } from "./evidence/loaders/sipri.ts";
export { readSipriDeliveries } from "./evidence/loaders/sipri-deliveries.ts";
export { readSipriRegister } from "./evidence/loaders/sipri-register.ts";
export type { Locator } from "./evidence/locator.ts";
export { check, open, seal } from "./evidence/open.ts";
export type { OriginRow, OriginRows } from "./evidence/origin.ts";
export type { Constraints, Field, Source } from "./evidence/package.ts";
export type { EvidenceProblem } from "./evidence/problem.ts";
export type { Table } from "./evidence/table.ts";

// Frames: danfo.js whose missing values stay missing, and SQL over them
export type { Aggregator } from "./analysis/frame/aggregators.ts";
export {
  count,
  distinct,
  first,
  max,
  mean,
  median,
  min,
  quantile,
  std,
  sum,
} from "./analysis/frame/aggregators.ts";
export type { GroupedFrame } from "./analysis/frame/frame.ts";
export { Frame, frame } from "./analysis/frame/frame.ts";
export type { JoinOptions, On } from "./analysis/frame/join.ts";
export type { Row } from "./analysis/frame/rows.ts";
export type { Order } from "./analysis/frame/sort.ts";
export { asc, desc } from "./analysis/frame/sort.ts";
export type { FrameSource, Types } from "./analysis/frame/source.ts";
export type { Relation } from "./analysis/sql.ts";
export { sql } from "./analysis/sql.ts";

// Quantities: stated amounts, intervals, prices, shares
export type { Years } from "./analysis/quantities/deflate.ts";
export { deflate } from "./analysis/quantities/deflate.ts";
export type { HedgeRule, Reading } from "./analysis/quantities/hedges.ts";
export { exactly, hedgeRule, within } from "./analysis/quantities/hedges.ts";
export type { Interval, OpenEnds } from "./analysis/quantities/interval.ts";
export { interval } from "./analysis/quantities/interval.ts";
export type { ParseSettings } from "./analysis/quantities/parse-stated.ts";
export { parseStated } from "./analysis/quantities/parse-stated.ts";
export type { ParsedStatement } from "./analysis/quantities/parse-statement.ts";
export { parseStatement } from "./analysis/quantities/parse-statement.ts";
export type { PricePoint, PriceSeries } from "./analysis/quantities/price-series.ts";
export { deflator, priceSeries } from "./analysis/quantities/price-series.ts";
export type { Quantity } from "./analysis/quantities/quantity.ts";
export { total } from "./analysis/quantities/quantity.ts";
export { quantityFrame } from "./analysis/quantities/quantity-frame.ts";
export type { Part, Share, Shares } from "./analysis/quantities/shares.ts";
export { shares } from "./analysis/quantities/shares.ts";
export type { Statement } from "./analysis/quantities/stated.ts";
export { stated } from "./analysis/quantities/stated.ts";
export { statesAmount } from "./analysis/quantities/states-amount.ts";

// Uncertainty: simulation and sensitivity
export type { LeaveOneOut, LeftOut } from "./analysis/uncertainty/leave-one-out.ts";
export { leaveOneOut } from "./analysis/uncertainty/leave-one-out.ts";
export type { Choices, Chosen, Multiverse, Specification } from "./analysis/uncertainty/multiverse.ts";
export { multiverse } from "./analysis/uncertainty/multiverse.ts";
export type { Random } from "./analysis/uncertainty/random.ts";
export { random } from "./analysis/uncertainty/random.ts";
export type { Assumption, Swing } from "./analysis/uncertainty/sensitivity.ts";
export { swings } from "./analysis/uncertainty/sensitivity.ts";
export type { SimulationSettings, UncertainAmount } from "./analysis/uncertainty/simulate.ts";
export { simulate } from "./analysis/uncertainty/simulate.ts";
export type { Simulation } from "./analysis/uncertainty/simulation.ts";

// Barriers: dates, episodes, lags, signals
export type { DateSpan, KnownDate, TimeUnit } from "./analysis/barriers/dates.ts";
export { dateSpan, elapsed } from "./analysis/barriers/dates.ts";
export type { Censoring, Episode } from "./analysis/barriers/episode.ts";
export { episode } from "./analysis/barriers/episode.ts";
export type { EpisodeRule, Episodes } from "./analysis/barriers/episodes.ts";
export { episodes } from "./analysis/barriers/episodes.ts";
export type { DatedEvent, Lag } from "./analysis/barriers/lags.ts";
export { lags } from "./analysis/barriers/lags.ts";
export type { Effect, Milestone } from "./analysis/barriers/milestone.ts";
export type { Answer } from "./analysis/barriers/order.ts";
export { cameBefore } from "./analysis/barriers/order.ts";
export type { Balance } from "./analysis/barriers/signals.ts";
export { balance } from "./analysis/barriers/signals.ts";

// Inference: exact tests for small numbers
export { binomialTest } from "./analysis/inference/binomial-test.ts";
export { clopperPearson } from "./analysis/inference/clopper-pearson.ts";
export type { Counted, RateComparison } from "./analysis/inference/compare-rates.ts";
export { compareRates } from "./analysis/inference/compare-rates.ts";
export type { ConfidenceSettings } from "./analysis/inference/confidence.ts";
export { garwood } from "./analysis/inference/garwood.ts";
export type { Alternative } from "./analysis/inference/p-value.ts";
export { poissonTest } from "./analysis/inference/poisson-test.ts";
export type { ScanResult, ScanSettings } from "./analysis/inference/scan-test.ts";
export { scanTest } from "./analysis/inference/scan-test.ts";

// Findings, and how numbers are written
export type { Basis } from "./analysis/findings/basis.ts";
export type { Claim, ClaimText } from "./analysis/findings/claim.ts";
export type { Finding, FindingData, FindingSpec } from "./analysis/findings/finding.ts";
export { finding } from "./analysis/findings/finding.ts";
export type { NumberFormat } from "./analysis/format.ts";
export { formatAmount, formatNumber, formatRange } from "./analysis/format.ts";
export type { Duration, SurvivalCurve, SurvivalStep } from "./analysis/survival/kaplan-meier.ts";
export { kaplanMeier } from "./analysis/survival/kaplan-meier.ts";
export type { SurvivalTimes } from "./analysis/survival/survival-times.ts";
export { survivalTimes } from "./analysis/survival/survival-times.ts";

// Render: Plotly figures to SVG, PNG and PDF with no browser; by itself it is "dossier/render"
export * from "./render/index.ts";

// Charts: the contract, the theme, the kinds
export type { Chart, ChartLook, ChartOptions, ChartWords } from "./charts/chart.ts";
export { chart } from "./charts/chart.ts";
export type { Waivers } from "./charts/contract.ts";
export type { Drawable, Tabular } from "./charts/data.ts";
export { type BarrierGanttOptions, barrierGantt } from "./charts/kinds/barrier-gantt.ts";
export { type DistributionOptions, distribution } from "./charts/kinds/distribution.ts";
export { type DumbbellOptions, dumbbell } from "./charts/kinds/dumbbell.ts";
export { type IntervalPlotOptions, intervalPlot } from "./charts/kinds/interval-plot.ts";
export { type LagPlotOptions, lagPlot } from "./charts/kinds/lag-plot.ts";
export { type RangeBarsOptions, rangeBars } from "./charts/kinds/range-bars.ts";
export { type SignalSide, type SignalStripOptions, signalStrip } from "./charts/kinds/signal-strip.ts";
export { type SlopeOptions, slope } from "./charts/kinds/slope.ts";
export { type SmallMultiplesOptions, smallMultiples } from "./charts/kinds/small-multiples.ts";
export { type SortedBarsOptions, sortedBars } from "./charts/kinds/sorted-bars.ts";
export {
  type SpanComparisonOptions,
  type SpanSource,
  spanComparison,
} from "./charts/kinds/span-comparison.ts";
export {
  type SpecificationCurveOptions,
  specificationCurve,
} from "./charts/kinds/specification-curve.ts";
export { type TimelineLane, type TimelineOptions, timeline } from "./charts/kinds/timeline.ts";
export { type TornadoOptions, tornado } from "./charts/kinds/tornado.ts";
export type { PictureOptions } from "./charts/picture.ts";
export type { SizeOption } from "./charts/size.ts";
export type { SizeName, Theme } from "./charts/theme.ts";
export { continental } from "./charts/themes/continental.ts";
export { extendTheme, type ThemeChanges } from "./charts/themes/extend.ts";
export { german } from "./charts/themes/german.ts";
export { government } from "./charts/themes/government.ts";

// Session: what a cell shows
export type { Comm, CommHandler, CommTarget } from "./session/comms.ts";
export { openComm, registerComm } from "./session/comms.ts";
export type { Display, DisplayHandle, DisplayOptions } from "./session/display/display.ts";
export { display } from "./session/display/display.ts";
