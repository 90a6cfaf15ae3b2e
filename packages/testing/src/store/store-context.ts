import type { Store } from "@holdfast/core";
import type { TestRunner } from "../test-runner.ts";
import type { Samples } from "./samples.ts";
import { createSamples } from "./samples.ts";
import type { StoreSuiteOptions, StoreSwitches } from "./store-suite-options.ts";
import { defaultStoreSwitches } from "./store-suite-options.ts";

/** What the body of a store's test works with. */
export interface StoreTools {
  /** New and empty. */
  store: Store;
  samples: Samples;
  /** Another store on the same data. Only in suites that ask {@link StoreContext.canReopen} first. */
  reopen(): Promise<Store>;
}

/** Where the parts of the store's suite define their tests. */
export interface StoreContext {
  describe(name: string, body: () => void): void;
  /** Defines a test with a store of its own, which is closed at the end. */
  it(name: string, body: (tools: StoreTools) => Promise<void>): void;
  canReopen: boolean;
  switches: StoreSwitches;
}

/** Joins a test runner and a way to open stores. */
export function createStoreContext(runner: TestRunner, options: StoreSuiteOptions): StoreContext {
  return {
    describe: (name, body) => void runner.describe(name, body),
    it: (name, body) => void runner.it(name, () => runTest(body, options)),
    canReopen: options.reopen !== undefined,
    switches: { ...defaultStoreSwitches, ...options.switches },
  };
}

async function runTest(
  body: (tools: StoreTools) => Promise<void>,
  { open, reopen }: StoreSuiteOptions,
): Promise<void> {
  const store = await open();
  const opened = [store];
  try {
    await body({
      store,
      samples: createSamples(),
      async reopen() {
        if (reopen === undefined) throw new Error("the suite was given no way to reopen a store");
        const second = await reopen(store);
        opened.push(second);
        return second;
      },
    });
  } finally {
    for (const each of opened) await each.close();
  }
}
