import type { TestRunner } from "../test-runner.ts";
import { describeIndexAnswers } from "./describe-index-answers.ts";
import { describeIndexUpkeep } from "./describe-index-upkeep.ts";
import { createMemoryIndexContext } from "./memory-index-context.ts";
import type { MemoryIndexSuiteOptions } from "./memory-index-suite-options.ts";

/**
 * Defines the tests that a whole memory must pass when its vectors are searched in an index: that it answers as a memory without one
 * does, keeps scopes, and brings the index up to date after failures, losses and a change of the embedder. For the index alone there is
 * {@link describeVectorIndex}.
 *
 * @param runner `describe` and `it` of Vitest, `node:test`, Jest, Mocha or Bun
 * @example
 * ```ts
 * import { describeMemoryIndex } from "@holdfast/testing";
 * import { describe, it } from "vitest";
 *
 * describeMemoryIndex({ describe, it }, { name: "MyIndex", open: () => ({ index: () => new MyIndex() }) });
 * ```
 */
export function describeMemoryIndex(runner: TestRunner, options: MemoryIndexSuiteOptions): void {
  const context = createMemoryIndexContext(runner, options);
  context.describe(`a memory on ${options.name}`, () => {
    describeIndexAnswers(context);
    describeIndexUpkeep(context);
  });
}
