import { type Html, html } from "../html.ts";
import type { Source } from "./package.ts";
import { type Table, tableNamed } from "./table.ts";

export interface EvidenceParts {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly dir: string;
  readonly sources: readonly Source[];
  readonly tables: readonly Table[];
  discard(): Promise<void>;
}

/** An opened data package: tables whose rows all passed their schema, and the sources they rest on. */
export class Evidence {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** The package's folder, in full. */
  readonly dir: string;
  readonly sources: readonly Source[];
  readonly tables: readonly Table[];
  readonly #discard: () => Promise<void>;

  constructor(parts: EvidenceParts) {
    this.name = parts.name;
    this.title = parts.title;
    this.version = parts.version;
    this.dir = parts.dir;
    this.sources = parts.sources;
    this.tables = parts.tables;
    this.#discard = parts.discard;
  }

  /** The table of this name. Throws a UsageError that names the nearest if there is none. */
  table(name: string): Table {
    return tableNamed(this.tables, name);
  }

  /** Lets DuckDB forget the tables: for programs that open package after package. Frames made of them live on. */
  close(): Promise<void> {
    return this.#discard();
  }

  /** The tables with their rows, and the sources; for programs, with the files' hashes. */
  [Symbol.for("Jupyter.display")](): Record<string, unknown> {
    return {
      "text/plain": this.#text(),
      "text/html": this.#html().markup,
      "application/vnd.dossier.evidence+json": {
        name: this.name,
        title: this.title,
        version: this.version,
        resources: this.tables.map(({ name, path, sha256, length, sources }) => ({
          name,
          path,
          hash: `sha256:${sha256}`,
          rows: length,
          ...(sources.length > 0 && { sources }),
        })),
        sources: this.sources,
      },
    };
  }

  #text(): string {
    const width = Math.max(0, ...this.tables.map(({ name }) => name.length));
    const tables = this.tables.map(
      ({ name, title, length }) => `  ${name.padEnd(width)}  ${String(length).padStart(7)}  ${title}`,
    );
    const sources = this.sources.map(
      ({ title, publisher }) => `  ${[title, publisher].filter(Boolean).join(", ")}`,
    );
    return [`${this.title} (${this.name} ${this.version})`, "Tables", ...tables, "Sources", ...sources].join(
      "\n",
    );
  }

  #html(): Html {
    const tables = this.tables.map(
      ({ name, title, length }) =>
        html`<tr><td style="text-align:left">${name}</td><td style="text-align:left">${title}</td><td>${length}</td></tr>\n`,
    );
    const sources = this.sources.map(({ title, author, publisher, published, path }) => {
      const name = /^https?:/.test(path ?? "") ? html`<a href="${path}">${title}</a>` : title;
      return html`<li>${name}${[author, publisher, published].map((part) => part && `, ${part}`)}</li>\n`;
    });
    return html`<table>
<caption style="text-align:left"><b>${this.title}</b> (${this.name} ${this.version})</caption>
<thead><tr><th scope="col">Table</th><th scope="col">What it holds</th><th scope="col">Rows</th></tr></thead>
<tbody>
${tables}</tbody>
</table>
<p>Sources</p>
<ul>
${sources}</ul>`;
  }
}
