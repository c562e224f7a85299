import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "tests/temporary-folder.ts",
    include: ["tests/**/*.test.ts"],
    // Sessions are child processes; forks keep their signals and exits away from vitest's own threads.
    pool: "forks",
    // By default one core stays idle, which on two is half of them.
    maxWorkers: "100%",
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
