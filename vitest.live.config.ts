import { configDefaults, defineConfig } from "vitest/config";

/** Tests that need a server: run by scripts/live.mjs, which starts them. */
export default defineConfig({
  test: {
    include: ["packages/*/{src,test}/**/*.live.test.ts"],
    exclude: configDefaults.exclude,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    isolate: false,
    maxWorkers: 1,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  },
});
