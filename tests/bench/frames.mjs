import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { count, desc, frame, mean, sum } from "dossier";

const rows = 100_000;
const repeats = 7;

/** Verbs of frames on 100,000 rows, a twentieth of them missing, against pandas: medians of seven, in milliseconds. */
export async function frames() {
  const folder = mkdtempSync(join(tmpdir(), "dossier-bench-"));
  try {
    const columns = synthetic();
    const csv = join(folder, "rows.csv");
    const lines = columns.i.map((_, i) =>
      Object.values(columns)
        .map((values) => values[i] ?? "")
        .join(","),
    );
    writeFileSync(csv, `${[Object.keys(columns).join(","), ...lines].join("\n")}\n`);
    const ours = measure(frame(columns, { types: { x: "number" } }));
    const peer = JSON.parse(
      execFileSync("/usr/bin/python3", ["-c", pandas, csv, String(repeats)], { encoding: "utf8" }),
    );
    return Object.entries(ours).map(([name, ms]) => ({
      name: `frame ${name}, ${rows} rows (pandas)`,
      ours_ms: ms,
      peer_ms: peer[name],
      ratio: ms / peer[name],
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// The same rows every time: a linear congruential generator.
function synthetic() {
  let state = 42;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const column = (value) => Array.from({ length: rows }, (_, i) => value(i));
  return {
    i: column((i) => i),
    k: column(() => `key-${Math.floor(random() * 1000)}`),
    g: column(() => Math.floor(random() * 10)),
    x: column(() => (random() < 0.05 ? null : Math.round(random() * 1e6) / 100)),
  };
}

function measure(data) {
  const keys = data.group("k").aggregate({ n: count() });
  const verbs = {
    sort: () => data.sort("k", desc("x")),
    group: () => data.group("k", "g").aggregate({ total: sum("x"), mean: mean("x"), n: count() }),
    join: () => data.join(keys, "k"),
    filter: () => data.filter((row) => row.x !== null && row.x > 5000),
    describe: () => data.describe(),
  };
  return Object.fromEntries(
    Object.entries(verbs).map(([name, verb]) => {
      verb(); // Compiled once, danfo loaded.
      const times = Array.from({ length: repeats }, () => {
        const start = performance.now();
        verb();
        return performance.now() - start;
      });
      return [name, times.sort((a, b) => a - b)[Math.floor(repeats / 2)]];
    }),
  );
}

const pandas = `
import json, statistics, sys, time
import pandas
data = pandas.read_csv(sys.argv[1])
keys = data.groupby("k").size().rename("n").reset_index()
verbs = {
    "sort": lambda: data.sort_values(["k", "x"], ascending=[True, False], kind="stable"),
    "group": lambda: data.groupby(["k", "g"]).x.agg(["sum", "mean", "size"]),
    "join": lambda: data.merge(keys, on="k"),
    "filter": lambda: data[data.x > 5000],
    "describe": lambda: data.describe(),
}
def median(verb):
    times = []
    for _ in range(int(sys.argv[2])):
        start = time.perf_counter()
        verb()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)
print(json.dumps({name: median(verb) for name, verb in verbs.items()}))
`;
