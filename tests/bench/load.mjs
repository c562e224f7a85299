import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { open, query, seal } from "dossier";

const rows = 1_000_000;
const repeats = 9;

const columns = ["id", "reference", "supplier", "year", "amount"];

/**
 * A million rows of a register of contracts, a twentieth of the amounts missing: opened (read, hashed, every cell and the
 * primary key checked) and grouped to a total for each supplier, against pandas reading and grouping the same file. Medians in
 * milliseconds; the two take turns, each in a process that is already running, so that neither pays for its start.
 *
 * Text is what pandas is slow at: without the references the two come out about even.
 */
export async function load() {
  const folder = mkdtempSync(join(tmpdir(), "dossier-bench-"));
  const python = spawn("/usr/bin/python3", ["-c", pandas, join(folder, "rows.csv")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    await writeRows(folder);
    const answers = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
    const peer = async () => {
      python.stdin.write("again\n");
      return JSON.parse((await answers.next()).value);
    };
    const ours = [];
    const theirs = [];
    for (let i = 0; i < repeats; i++) {
      const [us, them] = [await openAndGroup(folder), await peer()];
      if (Math.abs(us.total - them.total) > 1e-9 * them.total || us.groups !== them.groups)
        throw new Error(`the two disagree: ${JSON.stringify([us, them])}`);
      ours.push(us.ms);
      theirs.push(them.ms);
    }
    const [ours_ms, peer_ms] = [median(ours), median(theirs)];
    const name = `load, check and group ${rows} rows × ${columns.length} (pandas)`;
    return [{ name, ours_ms, peer_ms, ratio: ours_ms / peer_ms }];
  } finally {
    python.stdin.end();
    await once(python, "close");
    rmSync(folder, { recursive: true });
  }
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function openAndGroup(folder) {
  const started = performance.now();
  const evidence = await open(folder);
  const { columns, length } = await query(
    `SELECT supplier, sum(amount) AS total, count(amount) AS n FROM ${evidence.table("rows").relation} GROUP BY supplier`,
  );
  const ms = performance.now() - started;
  await evidence.close();
  return { ms, groups: length, total: columns[1].reduce((sum, value) => sum + value, 0) };
}

const pandas = `
import json, sys, time
import pandas
for line in sys.stdin:
    started = time.perf_counter()
    frame = pandas.read_csv(sys.argv[1])
    groups = frame.groupby("supplier", as_index=False).agg(total=("amount", "sum"), n=("amount", "count"))
    ms = (time.perf_counter() - started) * 1000
    print(json.dumps({"ms": ms, "groups": len(groups), "total": groups["total"].sum()}), flush=True)
    del frame
`;

async function writeRows(folder) {
  // The same rows every time: a linear congruential generator.
  let state = 42;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const cells = {
    id: (id) => id,
    reference: (id) => `C-${1963 + Math.floor(random() * 60)}-${id}`,
    supplier: () => `Supplier ${Math.floor(random() * 500)}`,
    year: () => 1963 + Math.floor(random() * 60),
    amount: () => (random() < 0.05 ? "" : (random() * 1e6).toFixed(2)),
  };
  const lines = [columns.join(",")];
  for (let id = 1; id <= rows; id++) lines.push(columns.map((name) => cells[name](id)).join(","));
  writeFileSync(join(folder, "rows.csv"), `${lines.join("\n")}\n`);
  const described = {
    id: { type: "integer" },
    reference: { type: "string", constraints: { required: true } },
    supplier: { type: "string", constraints: { required: true } },
    year: { type: "year", constraints: { minimum: 1963, maximum: 2022 } },
    amount: { type: "number", unit: "GBP", constraints: { minimum: 0 } },
  };
  const fields = columns.map((name) => ({ name, ...described[name] }));
  const resources = [{ name: "rows", path: "rows.csv", schema: { fields, primaryKey: ["id"] } }];
  writeFileSync(join(folder, "datapackage.json"), JSON.stringify({ name: "bench", resources }));
  await seal(folder);
}
