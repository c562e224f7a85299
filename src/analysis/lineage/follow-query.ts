import { quote } from "../../evidence/database.ts";
import { type FunctionKind, functionKinds } from "./sql-functions.ts";
import { type Node, nodeOf, nodesIn, type Part, parseSelect, partsOf, startOf } from "./syntax-tree.ts";

/** A relation that a query may name. */
export interface Source {
  /** Its name as it stands in the query's text. */
  readonly relation: string;
  readonly names: readonly string[];
  readonly length: number;
  /** Whether its rows are to be followed. */
  readonly isTraced: boolean;
}

/** A query that gives, beside its own columns, some that tell which rows of a source each row of the result is of. */
export interface FollowedQuery {
  readonly sql: string;
  /** Whether DISTINCT was taken out of it: each row of the result may be there several times. */
  readonly isRepeating: boolean;
  /** Columns of the result that are not the query's own. */
  readonly added: ReadonlySet<string>;
  /** Those of them that tell the rows: numbers of rows of the source, with commas between; null for none. */
  readonly rows: readonly { readonly name: string; readonly source: Source }[];
}

/**
 * Where there are groups, each row has a list of row numbers, and joins repeat it: "every row beside the total of all" has
 * n lists of n numbers, which would fill the memory. Past so many combinations of rows nobody tries.
 */
const mostCombinations = 2_000_000;

/**
 * A query with the row numbers of its sources added to it, where its every step is one whose rows are known: SELECT from
 * sources, joined, filtered, grouped, ordered, cut, and from subqueries and CTEs of this kind. Undefined for all others.
 *
 * The text is kept as it is but for what is put in front of each FROM, and the outcome parsed again: it has to be the same
 * statement with those columns.
 */
export async function followQuery(
  written: string,
  sources: readonly Source[],
): Promise<FollowedQuery | undefined> {
  const sql = withoutDistinct(written);
  const isRepeating = sql !== written;
  const root = await parseSelect(sql);
  if (root === undefined || (isRepeating && !(await addsDistinct(written, root)))) return undefined;
  const named = new Map<string, Source>();
  for (const source of sources) {
    const table = nodeOf((await parseSelect(`SELECT * FROM ${source.relation}`))?.from_table);
    if (table !== undefined) named.set(fullName(table), source);
  }
  const walk = new Walk(sql, named, await functionKinds());
  const { columns, combinations } = walk.select(root, new Map()) ?? { columns: [], combinations: 0 };
  if (columns.length === 0 || (isRepeating && combinations > mostCombinations)) return undefined;
  const followed = walk.written();
  const again = await parseSelect(followed);
  if (again === undefined || skeleton(again, walk.added) !== skeleton(root, new Set())) return undefined;
  return { sql: followed, isRepeating, added: walk.added, rows: columns };
}

/** A query that begins with SELECT DISTINCT, with room in place of DISTINCT. Comments may stand before and between. */
const withoutDistinct = (sql: string) =>
  sql.replace(beginsDistinct, (_, select: string) => `${select}${" ".repeat("distinct".length)}`);

// Each part can end in one place only: else many dashes in a row would be tried in every way there is.
const space = String.raw`(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)`;
const beginsDistinct = new RegExp(String.raw`^(${space}*select${space}+)distinct\b`, "i");

/** Whether a query is the other one but for DISTINCT, over all columns, and without a limit to how many of them are given. */
async function addsDistinct(sql: string, plain: Node): Promise<boolean> {
  const root = await parseSelect(sql);
  const types = partsOf(root?.modifiers).map((modifier) => nodeOf(modifier)?.type);
  if (root === undefined || types.some((type) => String(type).startsWith("LIMIT"))) return false;
  const modifiers = partsOf(root.modifiers).filter((modifier) => {
    const { type, distinct_on_targets: on } = nodeOf(modifier) ?? {};
    return type !== "DISTINCT_MODIFIER" || partsOf(on).length > 0;
  });
  return skeleton({ ...root, modifiers }, new Set()) === skeleton(plain, new Set());
}

/** A column that tells the rows of a source. */
interface RowsColumn {
  readonly name: string;
  readonly source: Source;
}

/** A relation being followed. */
interface Followed<Column> {
  readonly columns: readonly Column[];
  /** In how many ways the rows of all sources below could be combined. */
  readonly combinations: number;
  /** Whether it, or anything below, has groups. */
  readonly isGrouped: boolean;
}

/** A column at hand in FROM, as SQL that gives its text. */
interface Input {
  readonly sql: string;
  readonly source: Source;
}

/** The CTEs in reach, by their names. */
type Scope = ReadonlyMap<string, Followed<RowsColumn>>;

class Walk {
  readonly added = new Set<string>();
  readonly #bytes: Buffer;
  readonly #prefix: string;
  readonly #named: ReadonlyMap<string, Source>;
  readonly #kinds: ReadonlyMap<string, FunctionKind>;
  readonly #insertions: { readonly at: number; readonly text: string }[] = [];

  constructor(sql: string, named: ReadonlyMap<string, Source>, kinds: ReadonlyMap<string, FunctionKind>) {
    this.#bytes = Buffer.from(sql);
    this.#named = named;
    this.#kinds = kinds;
    const taken = [sql, ...[...named.values()].flatMap(({ names }) => names)].join("\n").toLowerCase();
    let prefix = "origin_";
    while (taken.includes(prefix)) prefix = `_${prefix}`;
    this.#prefix = prefix;
  }

  written(): string {
    let text = this.#bytes;
    for (const { at, text: added } of this.#insertions.toSorted((a, b) => b.at - a.at))
      text = Buffer.concat([text.subarray(0, at), Buffer.from(added), text.subarray(at)]);
    return text.toString();
  }

  /** The columns that a SELECT has been given; undefined where it cannot be followed. */
  select(node: Node, outer: Scope): Followed<RowsColumn> | undefined {
    if (node.type !== "SELECT_NODE" || node.sample !== null || node.qualify !== null) return undefined;
    const modifiers = partsOf(node.modifiers).map((modifier) => nodeOf(modifier)?.type);
    if (modifiers.some((type) => !followedModifiers.has(String(type)))) return undefined;
    const scope = this.#withCtes(nodeOf(node.cte_map), outer);
    if (scope === undefined) return undefined;
    const kind = this.#kindOf([
      node.select_list,
      node.where_clause,
      node.group_expressions,
      node.having,
      node.modifiers,
    ]);
    const from = this.#from(nodeOf(node.from_table), scope);
    if (kind === undefined || from === undefined) return undefined;
    const groups =
      kind === "aggregate" ||
      node.having !== null ||
      partsOf(node.group_expressions).length > 0 ||
      partsOf(node.group_sets).length > 0 ||
      node.aggregate_handling !== "STANDARD_HANDLING";
    const isGrouped = groups || from.isGrouped;
    if (isGrouped && from.combinations > mostCombinations) return undefined;
    if (from.columns.length === 0) return { ...from, columns: [], isGrouped };
    const at = this.#placeOfFrom(node.from_table);
    if (at === undefined) return undefined;
    const outputs = from.columns.map(({ sql, source }) => {
      const name = `${this.#prefix}${this.added.size + 1}`;
      this.added.add(name);
      return { name, source, sql: groups ? `string_agg(${sql}, ',')` : sql };
    });
    const text = outputs.map(({ sql, name }) => `, ${sql} AS ${name}`).join("");
    this.#insertions.push({ at, text: `${this.#isFirst(at) ? "SELECT *" : ""}${text} ` });
    return { ...from, columns: outputs, isGrouped };
  }

  #withCtes(map: Node | undefined, outer: Scope): Scope | undefined {
    const scope = new Map(outer);
    for (const entry of partsOf(map?.map)) {
      const { key, value } = nodeOf(entry) ?? {};
      const query = nodeOf(nodeOf(nodeOf(value)?.query)?.node);
      if (query === undefined || partsOf(nodeOf(value)?.aliases).length > 0) return undefined;
      const followed = this.select(query, scope);
      if (followed === undefined) return undefined;
      scope.set(String(key).toLowerCase(), followed);
    }
    return scope;
  }

  #from(node: Node | undefined, scope: Scope): Followed<Input> | undefined {
    if (node === undefined || (node.sample !== undefined && node.sample !== null)) return undefined;
    if (node.type === "EMPTY") return { columns: [], combinations: 1, isGrouped: false };
    if (node.type === "BASE_TABLE") return this.#table(node, scope);
    if (node.type === "SUBQUERY") {
      const query = nodeOf(nodeOf(node.subquery)?.node);
      const followed = query && this.select(query, scope);
      if (followed === undefined || partsOf(node.column_name_alias).length > 0) return undefined;
      return inputsOf(followed, node.alias);
    }
    if (node.type !== "JOIN" || !followedJoins.has(String(node.join_type))) return undefined;
    // It would match on the columns added as well.
    if (node.ref_type === "NATURAL") return undefined;
    const [left, right] = [this.#from(nodeOf(node.left), scope), this.#from(nodeOf(node.right), scope)];
    if (left === undefined || right === undefined || this.#kindOf(node.condition) !== "row") return undefined;
    return {
      columns: onlyLeft.has(String(node.join_type)) ? left.columns : [...left.columns, ...right.columns],
      combinations: left.combinations * right.combinations,
      isGrouped: left.isGrouped || right.isGrouped,
    };
  }

  #table(node: Node, scope: Scope): Followed<Input> | undefined {
    if (partsOf(node.column_name_alias).length > 0 || (node.at_clause ?? null) !== null) return undefined;
    const alias = node.alias === "" ? node.table_name : node.alias;
    const cte = node.schema_name === "" && scope.get(String(node.table_name).toLowerCase());
    if (cte) return inputsOf(cte, alias);
    const source = this.#named.get(fullName(node));
    if (source === undefined) return undefined;
    const found = { combinations: Math.max(1, source.length), isGrouped: false };
    if (!source.isTraced) return { ...found, columns: [] };
    // A column of this name would stand for itself.
    if (source.names.some((name) => name.toLowerCase() === "rowid")) return undefined;
    return { ...found, columns: [{ sql: `CAST(${quote(String(alias))}.rowid AS VARCHAR)`, source }] };
  }

  /** Whether expressions look at one row each, or at groups of rows; undefined where neither is sure. */
  #kindOf(expressions: Part): FunctionKind | undefined {
    let kind: FunctionKind = "row";
    for (const node of nodesIn(expressions)) {
      if (node.class === undefined) continue;
      if (!rowwise.has(String(node.class))) return undefined;
      if (node.class !== "FUNCTION") continue;
      const of = this.#kinds.get(String(node.function_name).toLowerCase());
      // An aggregate with a filter of its own is of fewer rows than its group.
      if (of === undefined || (node.filter ?? null) !== null) return undefined;
      if (of === "aggregate") kind = "aggregate";
    }
    return kind;
  }

  /** The byte at which the word FROM stands whose relations begin here. */
  #placeOfFrom(relations: Part): number | undefined {
    const start = startOf(relations);
    if (start === undefined) return undefined;
    return /\bfrom(?:[\s(]|\bselect\b)*$/i.exec(this.#before(start))?.index;
  }

  /** Whether FROM stands there with no SELECT before it. */
  #isFirst(at: number): boolean {
    return /(?:^|\()\s*$/.test(this.#before(at));
  }

  /** The text up to a byte, a character a byte, without its comments and what stands in quotes. */
  #before(at: number): string {
    const text = this.#bytes.subarray(0, at).toString("latin1");
    return text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--.*|\/\*[\s\S]*?\*\//g, (part) =>
      (/^['"]/.test(part) ? "x" : " ").repeat(part.length),
    );
  }
}

const followedModifiers = new Set(["ORDER_MODIFIER", "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER"]);
const onlyLeft = new Set(["SEMI", "ANTI"]);
const followedJoins = new Set(["INNER", "LEFT", "RIGHT", "FULL", ...onlyLeft]);

/** Expressions whose value is known from the row, or from the group, that they are in: no window, no subquery. */
const rowwise = new Set([
  ..."COLUMN_REF CONSTANT FUNCTION COMPARISON CONJUNCTION OPERATOR CASE CAST".split(" "),
  ..."BETWEEN PARAMETER STAR POSITIONAL_REFERENCE COLLATE".split(" "),
]);

const inputsOf = (followed: Followed<RowsColumn>, alias: Part): Followed<Input> => ({
  ...followed,
  columns: followed.columns.map(({ name, source }) => ({
    sql: alias === "" ? name : `${quote(String(alias))}.${name}`,
    source,
  })),
});

const fullName = ({ catalog_name, schema_name, table_name }: Node) =>
  JSON.stringify([catalog_name, schema_name, table_name]).toLowerCase();

/** A statement without its added columns and without places in the text, to compare two. */
function skeleton(node: Node, added: ReadonlySet<string>): string {
  return JSON.stringify(node, (name, value: Part) => {
    if (name === "query_location") return undefined;
    if (name !== "select_list") return value;
    return partsOf(value).filter((item) => !added.has(String(nodeOf(item)?.alias)));
  });
}
