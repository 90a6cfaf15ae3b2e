import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// A path makes vitest also write its result there as JSON, for scripts that read it.
const report = process.env.HOLDFAST_TEST_REPORT;

// Workers, and processes that tests start, compile the same modules again and again; Node keeps them here.
process.env.NODE_COMPILE_CACHE ??= `${import.meta.dirname}/node_modules/.cache/node-compile`;

/**
 * Vitest begins with the files that took longest, and in a fresh clone with the largest. Those that start processes and databases are
 * small and take long: at the end, one of them would keep a worker busy while the other has nothing left to do.
 */
class WholePartsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isUnit = ({ moduleId }: TestSpecification) => /\/packages\/[^/]+\/src\//u.test(moduleId);
    return [...sorted.filter((file) => !isUnit(file)), ...sorted.filter(isUnit)];
  }
}

export default defineConfig({
  test: {
    include: [
      "packages/*/{src,test}/**/*.test.ts",
      "examples/*/{src,test}/**/*.test.ts",
      "bench/{src,test}/**/*.test.ts",
      "scripts/**/*.test.mjs",
    ],
    // These need a server: npm run test:live.
    exclude: [...configDefaults.exclude, "**/*.live.test.ts"],
    globalSetup: "scripts/test-folder.mjs",
    // Some tests start processes and kill them; a busy machine must not make them fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    allowOnly: false,
    // Files share the modules of their worker: importing a framework anew for each costs more than the tests.
    isolate: false,
    sequence: { sequencer: WholePartsFirst },
    // Many tests wait for the disk or for a process that they started.
    maxWorkers: "100%",
    // Node runs the sources itself, as it does for users: nothing is transformed for the tests.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: [
      // node:sqlite announces itself as experimental on Node 22, once per worker.
      "--disable-warning=ExperimentalWarning",
      // A worker holds all modules and their data: with more room for what is new (in MiB), less of it is copied again and again.
      "--max-semi-space-size=32",
    ],
    reporters: report ? ["default", ["json", { outputFile: report }]] : ["default"],
  },
});
