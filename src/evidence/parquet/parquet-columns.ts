import type { ColumnType } from "../columns.ts";
import { firstYear, lastYear } from "../columns.ts";
import { execute, literal, query, quote } from "../database.ts";
import { storedAs } from "../values.ts";

/** A column of a Parquet file, and what DuckDB calls its type. */
export interface ParquetColumn {
  readonly name: string;
  readonly stored: string;
}

/** A Parquet file in a temporary table, its columns as they are stored, its rows in order of `rowid`. */
export interface RawParquet {
  readonly relation: string;
  readonly columns: readonly ParquetColumn[];
  drop(): Promise<void>;
}

let loaded = 0;

/** Has DuckDB read a Parquet file as it is. Throws DuckDB's UsageError if it cannot. */
export async function loadParquet(path: string): Promise<RawParquet> {
  const relation = `temp.main.${quote(`parquet_${++loaded}`)}`;
  // DuckDB takes a path for a pattern, and adds columns for folders named like year=2020.
  const one = literal(path.replace(/[[*?]/g, "[$&]"));
  await execute(
    `CREATE TEMP TABLE ${relation} AS SELECT * FROM read_parquet(${one}, hive_partitioning = false)`,
  );
  const drop = () => execute(`DROP TABLE IF EXISTS ${relation}`);
  try {
    const described = await query(`SELECT column_name, column_type FROM (DESCRIBE ${relation})`);
    const [names = [], stored = []] = described.columns as string[][];
    return { relation, columns: names.map((name, i) => ({ name, stored: stored[i] as string })), drop };
  } catch (error) {
    await drop();
    throw error;
  }
}

const integers = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/;

/** The type that a stored column is without being told; undefined where it has to be told, or is none of ours. */
export function ownType(stored: string): ColumnType | undefined {
  if (integers.test(stored)) return "integer";
  if (/^(FLOAT|DOUBLE|DECIMAL\()/.test(stored)) return "number";
  if (/^(VARCHAR|UUID)$|^ENUM\(/.test(stored)) return "string";
  return stored === "BOOLEAN" ? "boolean" : stored === "DATE" ? "date" : undefined;
}

const isMoment = (stored: string) => /^TIMESTAMP(_S|_MS|_NS)?$/.test(stored);

/** Why a stored column cannot be of a type, and what to do; undefined if it can. */
export function typeFault(
  type: ColumnType | undefined,
  stored: string,
): { problem: string; remedy: string } | undefined {
  const own = ownType(stored);
  if (isMoment(stored) && (type === "date" || type === "string")) return undefined;
  if (own !== undefined && (type === undefined || type === own)) return undefined;
  if (own === "integer" && (type === "number" || type === "year")) return undefined;
  const problem = `the file stores ${stored}${type === undefined ? "" : `, and ${type} is declared`}`;
  if (isMoment(stored))
    return {
      problem,
      remedy: 'Declare it "date" if all its times are midnight, or "string" to have them as text.',
    };
  if (own === undefined)
    return {
      problem: `${problem}, which a table of evidence cannot hold`,
      remedy: "Leave the column out of the file, or store it as text.",
    };
  return { problem, remedy: `Declare it ${own}, or store it as ${storedAs[type as ColumnType]}.` };
}

/**
 * SQL for a stored column as a type of ours; SMALLINT stays for years alone, by which a query knows them again. A float of 32
 * bits goes through its shortest decimal: what was written as 0.1 would else arrive as 0.10000000149011612.
 */
export const converted = (name: string, type: ColumnType, stored: string) =>
  stored === "FLOAT" && type === "number"
    ? `CAST(CAST(${quote(name)} AS VARCHAR) AS DOUBLE)`
    : `CAST(${quote(name)} AS ${storedAs[type]})`;

/** A rule on values of a stored column that is to be of a type: SQL that is true where it is broken. */
export interface ValueRule {
  readonly broken: string;
  readonly rule: string;
  readonly problem: (value: string) => string;
  readonly remedy: string;
}

const most = 2n ** 53n - 1n;

/** What could be wrong with the values of a stored column: what a type of ours cannot hold exactly. */
export function valueRules(name: string, type: ColumnType, stored: string): ValueRule[] {
  const column = quote(name);
  if (type === "year")
    return [
      {
        broken: `${column} NOT BETWEEN ${firstYear} AND ${lastYear}`,
        rule: "type year",
        problem: (value) => `${value} is outside the years ${firstYear} to ${lastYear}`,
        remedy: "Correct it; store null if the year is not known.",
      },
    ];
  if (integers.test(stored))
    return [
      {
        broken: `${column} NOT BETWEEN -${most} AND ${most}`,
        rule: `type ${type}`,
        problem: (value) => `${value} has more digits than a number can hold exactly (2^53 - 1 is the most)`,
        remedy: "Store the column as text if it is a code, or use a larger unit.",
      },
    ];
  if (type === "number" && stored.startsWith("DECIMAL"))
    return [
      {
        // Written back from a double: through its shortest text, since a cast from the double itself rounds once more.
        broken: `TRY_CAST(CAST(CAST(${column} AS DOUBLE) AS VARCHAR) AS ${stored}) IS DISTINCT FROM ${column}`,
        rule: "type number",
        problem: (value) => `${value} has more digits than a number can hold (15 are always kept)`,
        remedy: "Round it where it is made, or store the column as text.",
      },
    ];
  if (type === "number")
    return [
      {
        broken: `NOT isfinite(${column})`,
        rule: "type number",
        problem: (value) => `the value is ${value}`,
        remedy: "Store null where a value is missing.",
      },
    ];
  if (type !== "date") return [];
  return [
    {
      broken: `${column} <> date_trunc('day', ${column}) OR NOT isfinite(${column}) OR year(${column}) NOT BETWEEN 1 AND 9999`,
      rule: "type date",
      problem: (value) => `${value} is not a day of the years 1 to 9999`,
      remedy: 'Store it as a date, or declare the column "string".',
    },
  ];
}
