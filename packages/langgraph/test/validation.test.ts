import { createMemory } from "@holdfast/core";
import { deltaChannelHistoryTests, validate } from "@langchain/langgraph-checkpoint-validation";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HoldfastSaver } from "../src/index.ts";
import { temporaryFile } from "./support/temporary-file.ts";

// The suite is written for vitest's globals, which no other test of this workspace uses.
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it });

const subjects = [
  {
    checkpointerName: "HoldfastSaver on a file",
    createCheckpointer: () => HoldfastSaver.open({ path: temporaryFile() }),
    destroyCheckpointer: (saver: HoldfastSaver) => saver.close(),
  },
  {
    checkpointerName: "HoldfastSaver in a memory",
    createCheckpointer: async () =>
      HoldfastSaver.open({ memory: await createMemory({ path: ":memory:" }) }),
    destroyCheckpointer: (saver: HoldfastSaver) => saver.close(),
  },
];

describe.each(subjects)("the official suite on $checkpointerName", (subject) => {
  validate(subject);
  deltaChannelHistoryTests(subject);

  // a skipped test runs no hook: the count also says that none was skipped
  let [ran, passed] = [0, 0];
  afterEach(({ task }) => {
    ran++;
    if ((task.result?.errors ?? []).length === 0) passed++;
  });
  afterAll(() => {
    console.info(`${subject.checkpointerName}: ${passed} of ${ran} passed`);
    expect([passed, ran]).toEqual([726, 726]);
  });
});
