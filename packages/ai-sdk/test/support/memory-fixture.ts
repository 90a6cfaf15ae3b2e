import { createMemory, type Memory } from "@holdfast/core";
import type { MemoryMiddlewareFixture } from "@holdfast/testing";
import { type MemoryLike, type MemoryOptions, withMemory } from "../../src/index.ts";

/** Puts a memory on a model. */
export type Wrap = (model: object, options: MemoryOptions) => object;

/** A memory in the process, which counts how often it is asked, for the suite. */
export async function memoryFixture(
  wrap: Wrap,
  options: Partial<MemoryOptions> = {},
): Promise<MemoryMiddlewareFixture & { memory: Memory }> {
  const memory = await createMemory({ path: ":memory:" });
  let recalls = 0;
  let captures = 0;
  let disturbance: "fails" | "hangs" | undefined;
  const counted: MemoryLike = {
    async recall(request) {
      recalls++;
      if (disturbance === "fails") throw new Error("the disk is on fire");
      if (disturbance === "hangs") return new Promise(() => undefined);
      return memory.recall(request);
    },
    capture(messages, request) {
      if (request.existing !== "keep" && !(Array.isArray(messages) && messages.length === 0))
        captures++;
      return memory.capture(messages, request);
    },
    turns: (scope, request) => memory.turns(scope, request),
  };
  return {
    memory,
    wrap: (model) =>
      wrap(model, {
        memory: counted,
        onError: ({ stage, error }) => disturbance ?? console.error(stage, error),
        ...options,
        ...(disturbance === undefined ? {} : { recall: { deadlineMs: 20 } }),
      }),
    identify: (identity) => ({ providerOptions: { holdfast: identity } }),
    runAs: (identity, body) => withMemory.run(identity, body),
    remember: (userId, text) => memory.add(text, { userId, runId: "earlier" }),
    recalls: () => recalls,
    captures: () => captures,
    async recorded(identity) {
      const { items } = await memory.turns(identity);
      return items.map(({ role, text, metadata }) => ({
        role,
        text,
        partial: metadata.partial === true,
      }));
    },
    disturb(how) {
      disturbance = how;
    },
    settled: withMemory.settled,
    close: () => memory.close(),
  };
}
