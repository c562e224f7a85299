export * from "./errors.ts";
export type { Columns, ColumnType, Value } from "./evidence/columns.ts";
export { query, quote } from "./evidence/database.ts";
