import type { TestRunner } from "../test-runner.ts";
import {
  type BaseStoreConfiguration,
  type BaseStoreFixture,
  type BaseStoreSuiteOptions,
  type BaseStoreSwitches,
  defaultBaseStoreSwitches,
} from "./base-store-suite-options.ts";

/** Where the parts of the suite for LangGraph stores define their tests. */
export interface BaseStoreContext {
  describe(name: string, body: () => void): void;
  /** Defines a test with a store of its own, which is closed at the end. */
  it(
    name: string,
    body: (fixture: BaseStoreFixture) => Promise<void>,
    configuration?: BaseStoreConfiguration,
  ): void;
  /** Opens a further store, which the test closes. */
  open: BaseStoreSuiteOptions["open"];
  switches: BaseStoreSwitches;
}

/** Joins a test runner and a way to open stores. */
export function createBaseStoreContext(
  runner: TestRunner,
  options: BaseStoreSuiteOptions,
): BaseStoreContext {
  return {
    describe: (name, body) => void runner.describe(name, body),
    it: (name, body, configuration = {}) =>
      void runner.it(name, async () => {
        const fixture = await options.open(configuration);
        try {
          await body(fixture);
        } finally {
          await fixture.batched.stop();
          await fixture.close();
        }
      }),
    open: options.open,
    switches: { ...defaultBaseStoreSwitches, ...options.switches },
  };
}
