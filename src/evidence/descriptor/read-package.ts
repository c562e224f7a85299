import { type Format, formatOf } from "../format.ts";
import type { CodedText, Package, Resource, Source } from "../package.ts";
import { type EvidenceProblem, shownValue } from "../problem.ts";
import { type JsonError, type JsonMap, mapJson } from "./json.ts";
import { Part } from "./part.ts";
import { resolveKeys } from "./read-keys.ts";
import { readSchema, type SchemaRead } from "./read-schema.ts";

/**
 * Reads a Data Package descriptor (https://datapackage.org/standard/data-package/, version 2). What the standard leaves
 * optional is filled in; what would change how the data is read, and is not supported, is a problem rather than ignored.
 *
 * @returns the package with those resources that could be understood; undefined if it is not a descriptor at all.
 */
export function readPackage(text: string, file: string): { package?: Package; problems: EvidenceProblem[] } {
  let value: unknown;
  let map: JsonMap;
  try {
    map = mapJson(text);
    value = JSON.parse(text);
  } catch (error) {
    const { line = 1, message } = error as Partial<JsonError> & Error;
    const problem = `the descriptor is not JSON: ${message}`;
    return {
      problems: [{ file, line, rule: "the descriptor is JSON", problem, remedy: "Correct it there." }],
    };
  }
  const problems: EvidenceProblem[] = [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const remedy = 'Write { "name": …, "resources": [ … ] }.';
    problems.push({
      file,
      line: 1,
      rule: "the descriptor is an object",
      problem: "the descriptor is not an object",
      remedy,
    });
    return { problems };
  }
  for (const { pointer, line } of map.twice)
    problems.push({
      file,
      line,
      rule: "a property is given once",
      problem: `${pointer.slice(1)}: it is given a second time`,
      remedy: "Keep one.",
    });
  const part = new Part(value as Record<string, unknown>, "", file, map, problems);
  return { package: readTop(part), problems };
}

function readTop(part: Part): Package {
  part.refuseMistyped(properties.package);
  const name = part.name("name", 'Give the package a short name: "name": "arms-sales".') ?? "";
  const sources = part.parts("sources");
  const resources = part.parts("resources");
  if (resources.length === 0)
    part.fault("resources", "resources is required", "there is no table", "List each file under resources.");
  const read = withoutTwins(resources).map((resource) => ({ resource, value: readResource(resource) }));
  const tables = new Map(
    read.map(({ resource, value }) => [String(resource.value.name), value?.schema.schema]),
  );
  return {
    name,
    title: part.text("title") ?? name,
    version: part.text("version") ?? "",
    sources: sources.map(readSource),
    documents: new Map(sources.flatMap(readDocument)),
    resources: read.flatMap(({ value }) =>
      value === undefined
        ? []
        : {
            ...value,
            schema: {
              ...value.schema.schema,
              foreignKeys: resolveKeys(value.schema.schema, value.schema.keys, tables),
            },
          },
    ),
  };
}

function readSource(part: Part): Source {
  const source: Record<string, string> = {
    title: part.text("title") ?? part.text("path") ?? part.text("id") ?? "",
  };
  for (const member of ["id", "path", "author", "publisher", "published"]) {
    const value = part.text(member);
    if (value !== undefined) source[member] = value;
  }
  if (source.title === "") part.fault("title", "a source has a title", "it has none", "Write its title.");
  return source as unknown as Source;
}

/** What a source says of the text that its locators count in. */
function readDocument(part: Part): [string, CodedText][] {
  const id = part.text("id");
  const text = part.part("text");
  if (id === undefined || text === undefined) return [];
  const sha256 = text.text("sha256");
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256))
    text.fault(
      "sha256",
      "a hash is SHA-256",
      "it is not 64 hexadecimal digits",
      "Write what sha256sum prints.",
    );
  return [[id, { sha256, length: text.count("length") }]];
}

type ResourceRead = Omit<Resource, "schema"> & { readonly schema: SchemaRead };

function readResource(part: Part): ResourceRead | undefined {
  part.refuseMistyped(properties.resource);
  const format = formatOf(String(part.value.path));
  part.refuseUnsupported(
    {
      data: [],
      type: ["table"],
      format: [format],
      encoding: ["utf-8", "UTF-8", "utf8"],
      compression: [],
      profile: ["tabular-data-resource", "data-resource"],
    },
    "Keep the table beside datapackage.json as a CSV file with commas and double quotes, in UTF-8, or as .parquet, .json or .xlsx.",
  );
  const name = part.name("name", 'Give the table a name: "name": "sales".');
  const path = readPath(part);
  const schema = readInline(part);
  if (name === undefined || path === undefined || schema === undefined) return undefined;
  return {
    name,
    path,
    title: part.text("title") ?? name,
    description: part.text("description") ?? "",
    sources: part.parts("sources").map(readSource),
    bytes: part.count("bytes"),
    sha256: readHash(part),
    sheet: readSheet(part, format),
    schema,
  };
}

/** The one thing of a dialect that is heeded: which sheet of a workbook is the table (Table Dialect, sheetName). */
function readSheet(part: Part, format: Format): string | undefined {
  if (!part.has("dialect")) return undefined;
  const { sheetName, ...others } = part.part("dialect")?.value ?? {};
  const isSheet = typeof sheetName === "string" && Object.keys(others).length === 0;
  if (format === "xlsx" && isSheet) return sheetName;
  return part.fault(
    "dialect",
    "supported properties",
    `${shownValue(JSON.stringify(part.value.dialect))} is not supported`,
    format === "xlsx"
      ? 'Write { "sheetName": … } and nothing else.'
      : "Keep the table as a CSV file with commas and double quotes, in UTF-8, beside datapackage.json.",
  );
}

function readInline(part: Part): SchemaRead | undefined {
  const inFile = typeof part.value.schema === "string";
  if (inFile || !part.has("schema"))
    return part.fault(
      "schema",
      "every table has a schema",
      inFile ? "a schema in a file of its own is not supported" : "it is missing",
      'Write it here: "schema": { "fields": [ { "name": …, "type": … } ] }.',
    );
  const schema = part.part("schema");
  return schema === undefined ? undefined : readSchema(schema);
}

function readPath(part: Part): string | undefined {
  if (Array.isArray(part.value.path))
    return part.fault(
      "path",
      "one file a table",
      "a table in several files is not supported",
      "Put it in one file.",
    );
  const path = part.name("path", 'Name the file: "path": "sales.csv".');
  if (path === undefined) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path))
    return part.fault(
      "path",
      "a path leads to a file",
      "nothing is fetched from elsewhere",
      "Save the file in this folder.",
    );
  if (/^[/\\~]|\\/.test(path) || path.split("/").includes(".."))
    return part.fault(
      "path",
      "a path stays in the package's folder",
      "it leads, or may lead, outside the package's folder",
      "Put the file into the folder, and write its path from there with forward slashes.",
    );
  return path;
}

function readHash(part: Part): string | undefined {
  const hash = part.text("hash");
  if (hash === undefined) return undefined;
  const found = /^sha256:([0-9a-f]{64})$/i.exec(hash)?.[1];
  return (
    found?.toLowerCase() ??
    part.fault(
      "hash",
      "a hash is SHA-256",
      "it is not sha256: and 64 hexadecimal digits",
      "Run: npx dossier check --seal.",
    )
  );
}

/** The resources, without those whose name another has: DuckDB's names do not know upper case from lower case. */
function withoutTwins(resources: readonly Part[]): Part[] {
  const names = resources.map(({ value }) => String(value.name).toLowerCase());
  return resources.filter((resource, index) => {
    if (names.indexOf(names[index] as string) === index) return true;
    resource.fault(
      "name",
      "a table's name is its own",
      `"${resource.value.name}" names two tables`,
      "Rename one.",
    );
    return false;
  });
}

const properties = {
  package: [
    ...[
      "$schema",
      "name",
      "id",
      "title",
      "description",
      "homepage",
      "version",
      "created",
      "keywords",
      "image",
    ],
    ...["licenses", "contributors", "sources", "resources", "profile"],
  ],
  resource: [
    ...["$schema", "name", "path", "data", "type", "title", "description", "format", "mediatype", "encoding"],
    ...["bytes", "hash", "sources", "licenses", "schema", "dialect", "profile", "compression"],
  ],
};
