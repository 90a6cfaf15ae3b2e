import { type BaseStoreSuiteOptions, describeBaseStore } from "@holdfast/testing";

/** How a store did in the suite. */
export interface SuiteReport {
  passed: number;
  failed: { name: string; message: string }[];
}

/** Runs the suite for LangGraph stores without a test runner, one test after the other. */
export async function runSuite(options: BaseStoreSuiteOptions): Promise<SuiteReport> {
  const tests: { name: string; body: () => Promise<void> }[] = [];
  const path: string[] = [];
  describeBaseStore(
    {
      describe(name, body) {
        path.push(name);
        body();
        path.pop();
      },
      it: (name, body) => tests.push({ name: [...path.slice(1), name].join(": "), body }),
    },
    options,
  );
  const failed: SuiteReport["failed"] = [];
  for (const { name, body } of tests) {
    try {
      await body();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      failed.push({ name, message: message.split("\n")[0] ?? "" });
    }
  }
  return { passed: tests.length - failed.length, failed };
}
