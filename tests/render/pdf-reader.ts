import { inflateSync } from "node:zlib";

/** What a PDF file holds, read by its own rules (ISO 32000-1) as far as our files go: no object streams. */
export class PdfReader {
  /** Each object's text, its streams inflated. */
  readonly objects = new Map<number, string>();

  constructor(file: Uint8Array) {
    const text = Buffer.from(file).toString("latin1");
    for (const [, number, body = ""] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
      this.objects.set(Number(number), inflate(body));
  }

  /** The objects that a pattern is found in. */
  find(pattern: RegExp): string[] {
    return [...this.objects.values()].filter((body) => pattern.test(body));
  }

  /** The object that another refers to by a name: `/ToUnicode 22 0 R`. */
  follow(object: string, name: string): string {
    const [, number] = new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(object) ?? [];
    return this.objects.get(Number(number)) ?? "";
  }

  /** A text string, such as a title: in UTF-16 with a byte order mark, or in Latin letters. */
  string(object: string, name: string): string | undefined {
    const [, escaped] = new RegExp(`/${name} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(object) ?? [];
    return escaped === undefined ? undefined : decode(escaped);
  }

  /** The structure tree: types with their children in brackets. */
  structure(): string {
    const element = (object: string): string => {
      const [, type] = /\/S \/(\w+)/.exec(object) ?? [];
      const [, kids = ""] = /\/K \[([^\]]*)\]/.exec(object) ?? [];
      const children = [...kids.matchAll(/(\d+) 0 R/g)].map(([, n]) =>
        element(this.objects.get(Number(n)) ?? ""),
      );
      return `${type ?? ""}${children.length > 0 ? `(${children.join(" ")})` : ""}`;
    };
    return element(this.find(/\/Type \/StructTreeRoot/)[0] ?? "").replace(/^\(|\)$/g, "");
  }

  /** The characters that are drawn, by the fonts' own mappings, in drawing order. */
  text(): string {
    const page = this.find(/\/Type \/Page\n/)[0] ?? "";
    return this.#drawn(this.follow(page, "Contents"), this.follow(page, "Resources"));
  }

  /** Where each run of text stands, as its text matrix has it. */
  places(): string[] {
    const page = this.find(/\/Type \/Page\n/)[0] ?? "";
    return [...this.follow(page, "Contents").matchAll(/([-\d. ]+) Tm\b/g)].map(([, matrix = ""]) => matrix);
  }

  /** Of a page, or of a group in it that is drawn as a whole. */
  #drawn(content: string, resources: string): string {
    const named = new Map<string, string>();
    for (const [, name, number] of resources.matchAll(/\/(\w+) (\d+) 0 R/g))
      named.set(name as string, this.objects.get(Number(number)) ?? "");
    let [text, font] = ["", [] as string[]];
    for (const [, face, code, group] of content.matchAll(/\/(F\d+) \S+ Tf|<([0-9a-f]+)> Tj|\/(\w+) Do/g)) {
      if (face !== undefined) font = characterMap(this.follow(named.get(face) ?? "", "ToUnicode"));
      for (const glyph of code?.match(/..../g) ?? []) text += font[Number.parseInt(glyph, 16)] ?? "?";
      const form = group === undefined ? "" : (named.get(group) ?? "");
      if (form.includes("/Subtype /Form")) text += this.#drawn(form, this.follow(form, "Resources"));
    }
    return text;
  }
}

function inflate(body: string): string {
  return body.replace(/stream\n([\s\S]*)\nendstream/, (whole, data: string) =>
    body.includes("/FlateDecode") ? inflateSync(Buffer.from(data, "latin1")).toString("latin1") : whole,
  );
}

function decode(escaped: string): string {
  const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const raw = escaped.replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character);
  const bytes = Buffer.from(raw, "latin1");
  return raw.startsWith("\u00fe\u00ff") ? Buffer.from(bytes.subarray(2)).swap16().toString("utf16le") : raw;
}

function characterMap(cmap: string): string[] {
  return [...cmap.matchAll(/\[((?:<[0-9a-f ]*> ?)+)\]/g)].flatMap(([, list = ""]) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, units = ""]) =>
      String.fromCharCode(...(units.match(/[0-9a-f]{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16))),
    ),
  );
}
