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
  /** Columns of the result that are not the query's own. */
  readonly added: ReadonlySet<string>;
  /** Those of them that tell the rows: numbers of rows of the source, with commas between; null for none. */
  readonly rows: readonly { readonly name: string; readonly source: Source }[];
}

/** The lists of row numbers that grouping may make could fill the memory; past so many pairs of rows nobody tries. */
const mostPairs = 2_000_000;

/**
 * A query with the row numbers of its sources added to it, where its every step is one whose rows are known: SELECT from
 * sources, joined, filtered, grouped, ordered, cut, and from subqueries and CTEs of this kind. Undefined for all others.
 *
 * The text is kept as it is but for what is put in front of each FROM, and the outcome parsed again: it has to be the same
 * statement with those columns.
 */
export async function followQuery(
  sql: string,
  sources: readonly Source[],
): Promise<FollowedQuery | undefined> {
  const root = await parseSelect(sql);
  if (root === undefined) return undefined;
  const named = new Map<string, Source>();
  for (const source of sources) {
    const table = nodeOf((await parseSelect(`SELECT * FROM ${source.relation}`))?.from_table);
    if (table !== undefined) named.set(fullName(table), source);
  }
  const walk = new Walk(sql, named, await functionKinds());
  const outputs = walk.select(root, new Map());
  if (outputs === undefined || outputs.length === 0) return undefined;
  if (walk.groups && walk.pairs > mostPairs) return undefined;
  const followed = walk.written();
  const again = await parseSelect(followed);
  if (again === undefined || skeleton(again, walk.added) !== skeleton(root, new Set())) return undefined;
  return { sql: followed, added: walk.added, rows: outputs };
}

interface Output {
  readonly name: string;
  readonly source: Source;
}

/** A column at hand in FROM that tells the rows of a source: as SQL that gives text. */
interface Input {
  readonly sql: string;
  readonly source: Source;
}

/** The columns that the CTEs in reach have been given, by their names. */
type Scope = ReadonlyMap<string, readonly Output[]>;

class Walk {
  /** Of all relations that are joined. */
  pairs = 1;
  groups = false;
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
  select(node: Node, outer: Scope): readonly Output[] | undefined {
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
    const inputs = this.#from(nodeOf(node.from_table), scope);
    if (kind === undefined || inputs === undefined) return undefined;
    const isGrouped =
      kind === "aggregate" ||
      node.having !== null ||
      partsOf(node.group_expressions).length > 0 ||
      partsOf(node.group_sets).length > 0 ||
      node.aggregate_handling !== "STANDARD_HANDLING";
    if (isGrouped) this.groups = true;
    if (inputs.length === 0) return [];
    const at = this.#placeOfFrom(node.from_table);
    if (at === undefined) return undefined;
    const outputs = inputs.map(({ sql, source }) => {
      const name = `${this.#prefix}${this.added.size + 1}`;
      this.added.add(name);
      return { name, source, sql: isGrouped ? `string_agg(${sql}, ',')` : sql };
    });
    const text = outputs.map(({ sql, name }) => `, ${sql} AS ${name}`).join("");
    this.#insertions.push({ at, text: `${this.#isFirst(at) ? "SELECT *" : ""}${text} ` });
    return outputs.map(({ name, source }) => ({ name, source }));
  }

  #withCtes(map: Node | undefined, outer: Scope): Scope | undefined {
    const scope = new Map(outer);
    for (const entry of partsOf(map?.map)) {
      const { key, value } = nodeOf(entry) ?? {};
      const query = nodeOf(nodeOf(nodeOf(value)?.query)?.node);
      if (query === undefined || partsOf(nodeOf(value)?.aliases).length > 0) return undefined;
      const outputs = this.select(query, scope);
      if (outputs === undefined) return undefined;
      scope.set(String(key).toLowerCase(), outputs);
    }
    return scope;
  }

  #from(node: Node | undefined, scope: Scope): readonly Input[] | undefined {
    if (node === undefined || (node.sample !== undefined && node.sample !== null)) return undefined;
    if (node.type === "EMPTY") return [];
    if (node.type === "BASE_TABLE") return this.#table(node, scope);
    if (node.type === "SUBQUERY") {
      const query = nodeOf(nodeOf(node.subquery)?.node);
      const outputs = query === undefined ? undefined : this.select(query, scope);
      return partsOf(node.column_name_alias).length > 0 ? undefined : outputs?.map(inputOf(node.alias));
    }
    if (node.type !== "JOIN" || !followedJoins.has(String(node.join_type))) return undefined;
    // It would match on the columns added as well.
    if (node.ref_type === "NATURAL") return undefined;
    const [left, right] = [this.#from(nodeOf(node.left), scope), this.#from(nodeOf(node.right), scope)];
    if (left === undefined || right === undefined || this.#kindOf(node.condition) !== "row") return undefined;
    return onlyLeft.has(String(node.join_type)) ? left : [...left, ...right];
  }

  #table(node: Node, scope: Scope): readonly Input[] | undefined {
    if (partsOf(node.column_name_alias).length > 0 || (node.at_clause ?? null) !== null) return undefined;
    const alias = node.alias === "" ? node.table_name : node.alias;
    const cte = node.schema_name === "" && scope.get(String(node.table_name).toLowerCase());
    if (cte) return cte.map(inputOf(alias));
    const source = this.#named.get(fullName(node));
    if (source === undefined) return undefined;
    this.pairs *= Math.max(1, source.length);
    if (!source.isTraced) return [];
    // A column of this name would stand for itself.
    if (source.names.some((name) => name.toLowerCase() === "rowid")) return undefined;
    return [{ sql: `CAST(${quoted(String(alias))}.rowid AS VARCHAR)`, source }];
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

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

const inputOf = (alias: Part) => (output: Output) => ({
  sql: alias === "" ? output.name : `${quoted(String(alias))}.${output.name}`,
  source: output.source,
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
