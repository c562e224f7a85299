import { createRequire } from "node:module";
import type { Handler } from "../kernel.ts";
import { protocolVersion } from "../message.ts";

const { version, dependencies } = createRequire(import.meta.url)("../../../package.json") as {
  version: string;
  dependencies: { typescript: string };
};

/** Says what this kernel is. Answered before the compiler is loaded: frontends wait for it. */
export const kernelInfo: Handler = {
  handle: () => ({
    status: "ok",
    protocol_version: protocolVersion,
    implementation: "dossier",
    implementation_version: version,
    language_info: {
      name: "typescript",
      version: dependencies.typescript,
      mimetype: "application/typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      // CodeMirror 5 (Notebook 6) goes by name and typescript, CodeMirror 6 (Lab) by mimetype.
      codemirror_mode: { name: "javascript", typescript: true, mimetype: "application/typescript" },
      nbconvert_exporter: "script",
    },
    banner: `Dossier ${version}: TypeScript ${dependencies.typescript} notebooks for policy analysis, on Node ${process.versions.node}`,
    debugger: false,
    help_links: [
      { text: "TypeScript", url: "https://www.typescriptlang.org/docs/" },
      { text: "danfo.js", url: "https://danfo.jsdata.org/" },
      { text: "Plotly", url: "https://plotly.com/javascript/" },
    ],
  }),
};
