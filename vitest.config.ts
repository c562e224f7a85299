import { defineConfig } from "vitest/config";

/** Tests of values: their files share a process, because loading DuckDB, danfo.js and plotly.js anew for each took a fifth of the time. */
const layers = "tests/{analysis,briefing,charts,evidence,notebook,render}";
/** Two of them ask what a process loads first, or which fonts it found, and need one of their own. */
const choosy = "danfo-lazily|cjk-labels";

export default defineConfig({
  test: {
    globalSetup: "tests/temporary-folder.ts",
    // Sessions are child processes; forks keep their signals and exits away from vitest's own threads.
    pool: "forks",
    // By default one core stays idle, which on two is half of them.
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "shared", include: [`${layers}/**/!(${choosy}).test.ts`], isolate: false },
      },
      {
        extends: true,
        test: {
          name: "alone",
          include: ["tests/**/*.test.ts"],
          exclude: [`${layers}/**/!(${choosy}).test.ts`],
        },
      },
    ],
  },
});
