import type { TestRunner } from "../test-runner.ts";
import { describeCallSettings } from "./describe-call-settings.ts";
import { describeFailOpen } from "./describe-fail-open.ts";
import { describeStreamEnds } from "./describe-stream-ends.ts";
import { describeTurnCounts } from "./describe-turn-counts.ts";
import { describeVersionsOfTurns } from "./describe-versions-of-turns.ts";
import type { MemoryMiddlewareSuiteOptions } from "./memory-middleware-suite-options.ts";
import { createMiddlewareContext } from "./middleware-context.ts";

const parts = [
  describeTurnCounts,
  describeStreamEnds,
  describeVersionsOfTurns,
  describeCallSettings,
  describeFailOpen,
];

/**
 * Defines the tests that a memory on a model of the AI SDK must pass, in the test runner that you use: one recall and one recording
 * per turn, what becomes of turns that end otherwise, whose memory it is, and that the model's caller never pays for it. Run it for each
 * version of `ai` with each specification that this version takes.
 *
 * @param runner `describe` and `it` of Vitest, `node:test`, Jest, Mocha or Bun
 * @example
 * ```ts
 * import * as ai from "ai";
 *
 * describeMemoryMiddleware({ describe, it }, { name: "mine", ai, specification: "v4", open: openFixture });
 * ```
 */
export function describeMemoryMiddleware(
  runner: TestRunner,
  options: MemoryMiddlewareSuiteOptions,
): void {
  const context = createMiddlewareContext(runner, options);
  context.describe(`${options.name}: a memory for models of ${options.specification}`, () => {
    for (const describePart of parts) describePart(context);
  });
}
