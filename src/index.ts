export * from "./errors.ts";
export type { Columns, ColumnType, Value } from "./evidence/columns.ts";
export { query, quote } from "./evidence/database.ts";
export type { Figure, Size } from "./render/figure.ts";
export { renderPng } from "./render/png.ts";
export { renderSvg } from "./render/svg.ts";
