import { describeMemoryMiddleware } from "@holdfast/testing";
import * as ai from "ai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AnyLanguageModel, type CallOptions, withMemory } from "../src/index.ts";
import { memoryFixture, type Wrap } from "./support/memory-fixture.ts";

const settings = globalThis as { AI_SDK_LOG_WARNINGS?: boolean };
beforeAll(() => {
  settings.AI_SDK_LOG_WARNINGS = false;
});
afterAll(() => {
  delete settings.AI_SDK_LOG_WARNINGS;
});

type Generate = (params: CallOptions) => Promise<object>;
interface Model extends AnyLanguageModel {
  doGenerate: (params: never) => Promise<object>;
}

// withMemory with one mistake each, as they were found in other memories for the AI SDK. Generated texts are enough to notice them.
function mistaken(
  change: (generate: Generate, bare: Generate, memory: Parameters<Wrap>[1]["memory"]) => Generate,
): Wrap {
  return (model, options) => {
    const bare = model as Model;
    const right = withMemory(bare, options);
    const generate = change(
      right.doGenerate.bind(right) as Generate,
      bare.doGenerate.bind(bare) as Generate,
      options.memory,
    );
    return { ...right, doGenerate: generate };
  };
}

const owner = { userId: "maya", runId: "chat-1" };
const mistakes: [string, Wrap, string][] = [
  [
    "is asked in every step",
    mistaken((generate, _, memory) => async (params) => {
      await memory.recall({ query: "anything", ...owner });
      return generate(params);
    }),
    "of three steps is recalled for once",
  ],
  [
    "records every step",
    mistaken((generate, _, memory) => async (params) => {
      const result = await generate(params);
      await memory.capture([{ role: "user", content: "again" }], owner);
      return result;
    }),
    "of three steps is recalled for once",
  ],
  [
    "puts itself before the instructions",
    mistaken((generate) => async (params) => {
      const prompt = [{ role: "system" as const, content: "Memories: walnuts" }, ...params.prompt];
      return generate({ ...params, prompt });
    }),
    "puts nothing before the application's instructions",
  ],
  [
    "leaves its settings to the provider",
    mistaken((_, bare) => (params) => bare(params)),
    "reaches no provider",
  ],
  [
    "lets its failures through",
    mistaken((_, bare, memory) => async (params) => {
      await memory.recall({ query: "anything", ...owner });
      return bare(params);
    }),
    "that fails costs a call nothing but a warning",
  ],
  [
    "changes the provider's errors",
    mistaken((generate) => async (params) => {
      try {
        return await generate(params);
      } catch {
        throw new Error("something went wrong");
      }
    }),
    "that the provider refuses fails with the provider's own error",
  ],
  [
    "keeps both versions of an answer",
    mistaken((generate, _, memory) => async (params) => {
      await memory.capture([{ role: "assistant", content: "Blue." }], owner);
      return generate(params);
    }),
    "whose answer is generated again keeps the new answer only",
  ],
];

describe("describeMemoryMiddleware", () => {
  for (const [mistake, wrap, test] of mistakes) {
    it(`notices a memory that ${mistake}`, async () => {
      const right = (model: object, options: Parameters<Wrap>[1]) =>
        withMemory(model as AnyLanguageModel, options);
      expect(await failuresOf(right, test)).toEqual([]);
      expect(await failuresOf(wrap, test)).not.toEqual([]);
    });
  }
});

async function failuresOf(wrap: Wrap, name: string): Promise<string[]> {
  const tests: (() => Promise<void>)[] = [];
  describeMemoryMiddleware(
    {
      describe: (_, body) => body(),
      it: (title, body) => title.includes(name) && tests.push(body),
    },
    { name: "a memory", ai, specification: "v4", open: () => memoryFixture(wrap) },
  );
  expect(tests).toHaveLength(1);
  const failures: string[] = [];
  for (const test of tests) {
    try {
      await test();
    } catch (error) {
      failures.push(String(error));
    }
  }
  return failures;
}
