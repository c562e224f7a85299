import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { kernelspec } from "../../dist/kernel/kernelspec.js";

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

/**
 * What each kernel is asked: the same things, in its own language. No text twice: a kernel may keep what it answered last,
 * but who asks has typed since.
 */
const languages = {
  typescript: {
    trivial: (i) => `const x${i} = ${i};`,
    complete: (i) => `const y${i} = Math.ab`,
    member: "abs",
  },
  python: { trivial: (i) => `x${i} = ${i}`, complete: (i) => `y${i} = str.upp`, member: "upper" },
};

/**
 * Medians in milliseconds of kernels that take turns at every request: a machine that is busy for a while is busy for all of
 * them. One that waits costs nothing.
 */
async function measure(kernels, { KernelClient }, env) {
  const options = { env, timeout: 60_000 };
  const inTurns = async (count, action) => {
    const times = kernels.map(() => []);
    for (let i = 0; i < count; i++)
      for (const [k, kernel] of kernels.entries()) times[k].push(await timed(() => action(kernel, i)));
    return times;
  };

  const starts = kernels.map(() => []);
  for (let i = 0; i < 5; i++)
    for (const [k, { argv }] of kernels.entries()) {
      let client;
      starts[k].push(
        await timed(async () => {
          client = await KernelClient.launch(argv, options);
          await client.request("kernel_info_request", {}, { idle: false });
        }),
      );
      await client.close();
    }

  for (const kernel of kernels) {
    kernel.client = await KernelClient.start(kernel.argv, options);
    for (let i = 0; i <= (kernel.cells ?? 0); i++)
      await kernel.client.execute(languages[kernel.language].trivial(i), {}, options);
  }
  const cells = await inTurns(50, ({ client, language, cells = 0 }, i) =>
    client.execute(languages[language].trivial(cells + i + 1), {}, options),
  );
  const completions = await inTurns(21, async ({ argv, client, language }, i) => {
    const code = languages[language].complete(i);
    const request = { code, cursor_pos: code.length };
    const { matches } = (await client.request("complete_request", request, options)).reply.content;
    if (!matches.some((match) => match.endsWith(languages[language].member)))
      throw new Error(`${argv.join(" ")} completes ${code} to ${matches}`);
  });
  for (const { client } of kernels) await client.close();
  return kernels.map((_, k) => ({
    start: median(starts[k]),
    cell: median(cells[k]),
    completion: median(completions[k].slice(1)),
  }));
}

/** A Python that has ipykernel: Debian's may not be the first on PATH. */
function pythonWithIpykernel() {
  return ["/usr/bin/python3", "python3"].find(
    (python) => spawnSync(python, ["-c", "import ipykernel"], { stdio: "ignore" }).status === 0,
  );
}

/** What a kernel has run when it is "at cell 200": a second one of ours has, so that the two can take turns too. */
const ahead = 180;

/** The kernel against ipykernel (where it is installed) and stock tslab, in one run: medians in milliseconds. */
export async function kernel() {
  const client = await load("client");
  const home = mkdtempSync(join(tmpdir(), "dossier-bench-"));
  const env = { XDG_DATA_HOME: home, IPYTHONDIR: home };
  const node = (...path) => [process.execPath, join(root, ...path)];
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
  const { argv } = kernelspec();
  const [ours, late, ...measured] = await measure(
    [
      { argv, language: "typescript" },
      { argv, language: "typescript", cells: ahead },
      ...Object.values(peers),
    ],
    client,
    env,
  );
  const row = (name, ours_ms, peer_ms) => ({ name, ours_ms, peer_ms, ratio: ours_ms / peer_ms });
  const rows = [row("kernel: cell 200 against cell 20", late.cell, ours.cell)];
  for (const [k, name] of Object.keys(peers).entries()) {
    const theirs = measured[k];
    rows.push(
      row(`kernel: start to kernel_info_reply, against ${name}`, ours.start, theirs.start),
      row(`kernel: trivial cell, median of 50, against ${name}`, ours.cell, theirs.cell),
      row(`kernel: completion, against ${name}`, ours.completion, theirs.completion),
    );
  }
  return rows;
}
