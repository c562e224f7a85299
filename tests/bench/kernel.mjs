import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The tests' Jupyter client, compiled on the way: Node 20 runs no TypeScript. */
async function load(name) {
  const source = readFileSync(join(root, "tests", "kernel", `${name}.ts`), "utf8");
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  const folder = join(root, "dist", "tests", "kernel");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, outputText);
  return import(file);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function timed(action) {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

/** What each kernel is asked: the same things, in its own language. */
const languages = {
  typescript: { trivial: (i) => `const x${i} = ${i};`, complete: "Math.ab" },
  python: { trivial: (i) => `x${i} = ${i}`, complete: "str.upp" },
};

async function measure({ argv, language }, { KernelClient }, env) {
  const { trivial, complete } = languages[language];
  const options = { env, timeout: 60_000 };
  const starts = [];
  for (let i = 0; i < 5; i++) {
    let client;
    starts.push(
      await timed(async () => {
        client = await KernelClient.launch(argv, options);
        await client.request("kernel_info_request", {}, { idle: false });
      }),
    );
    await client.close();
  }
  const client = await KernelClient.start(argv, options);
  await client.execute(trivial(0), {}, options);
  const cells = [];
  for (let i = 1; i <= 200; i++) cells.push(await timed(() => client.execute(trivial(i), {}, options)));
  const request = { code: complete, cursor_pos: complete.length };
  const completions = [];
  for (let i = 0; i < 21; i++)
    completions.push(await timed(() => client.request("complete_request", request, options)));
  await client.close();
  return {
    start: median(starts),
    cell: median(cells.slice(0, 50)),
    cell20: median(cells.slice(10, 30)),
    cell200: median(cells.slice(-20)),
    completion: median(completions.slice(1)),
  };
}

/** A Python that has ipykernel: Debian's may not be the first on PATH. */
function pythonWithIpykernel() {
  return ["/usr/bin/python3", "python3"].find(
    (python) => spawnSync(python, ["-c", "import ipykernel"], { stdio: "ignore" }).status === 0,
  );
}

/** The kernel against ipykernel (where it is installed) and stock tslab, in one run: medians in milliseconds. */
export async function kernel() {
  const client = await load("client");
  const home = mkdtempSync(join(tmpdir(), "dossier-bench-"));
  const env = { XDG_DATA_HOME: home, IPYTHONDIR: home };
  const node = (...path) => [process.execPath, join(root, ...path)];
  const ours = await measure(
    { argv: [...node("dist", "kernel", "main.js"), "{connection_file}"], language: "typescript" },
    client,
    env,
  );
  const python = pythonWithIpykernel();
  const peers = {
    tslab: {
      argv: [
        ...node("node_modules", "tslab", "bin", "tslab"),
        "kernel",
        "--config-path",
        "{connection_file}",
      ],
      language: "typescript",
    },
    ...(python === undefined
      ? {}
      : {
          ipykernel: {
            argv: [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
            language: "python",
          },
        }),
  };
  const row = (name, ours_ms, peer_ms) => ({ name, ours_ms, peer_ms, ratio: ours_ms / peer_ms });
  const rows = [row("kernel: cell 200 against cell 20", ours.cell200, ours.cell20)];
  for (const [name, peer] of Object.entries(peers)) {
    const theirs = await measure(peer, client, env);
    rows.push(
      row(`kernel: start to kernel_info_reply, against ${name}`, ours.start, theirs.start),
      row(`kernel: trivial cell, median of 50, against ${name}`, ours.cell, theirs.cell),
      row(`kernel: completion, against ${name}`, ours.completion, theirs.completion),
    );
  }
  return rows;
}
