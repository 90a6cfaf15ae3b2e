import { countingIdentifiers } from "@holdfast/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { createMemory } from "./create-memory.ts";
import type { MemoryOptions } from "./options/memory-options.ts";

async function open(options: MemoryOptions) {
  const memory = await createMemory({ path: ":memory:", ...options });
  onTestFinished(() => memory.close());
  return memory;
}

describe("createMemory", () => {
  it.each([null, "openai", {}, { id: "e", dimensions: 2 }, 7])(
    "refuses %j as an embedder",
    async (embedder) => {
      const error = await errorOf(() => createMemory({ path: ":memory:", embedder } as never));
      expect(error.code).toBe("invalid_options");
    },
  );

  it.each([{}, "cohere"])("refuses %j as a reranker", async (reranker) => {
    const error = await errorOf(() => createMemory({ path: ":memory:", reranker } as never));
    expect(error.code).toBe("invalid_options");
  });

  it("takes a plain function as embedder and asks it once how long its vectors are", async () => {
    const asked: (readonly string[])[] = [];
    const embedder = (texts: readonly string[]) => {
      asked.push(texts);
      return texts.map((text) => [text.length, 1, 0]);
    };
    const memory = await open({ embedder });
    expect(asked).toHaveLength(1);
    expect((await memory.stats()).embedder).toContain("(3)");
    await memory.add("we moved the launch", { userId: "maya" });
    expect((await memory.search("launch", { userId: "maya" })).mode).toBe("model");
  });

  it("takes a plain function as reranker", async () => {
    const memory = await open({ reranker: (_query, texts) => texts.map((text) => -text.length) });
    await memory.add(["the launch is near", "launch"], { userId: "maya" });
    const { results, mode } = await memory.search("launch", { userId: "maya" });
    expect(results.map(({ text }) => text)).toEqual(["launch", "the launch is near"]);
    expect(mode).toBe("model");
  });

  it("uses the ids and the clock that it is given", async () => {
    const memory = await open({
      identifiers: countingIdentifiers(),
      clock: () => Date.UTC(2026, 0, 1),
    });
    const { turns } = await memory.add("hello", { userId: "maya" });
    expect(turns[0]?.id).toBe(countingIdentifiers()());
    expect((await memory.turns({ userId: "maya" })).items[0]?.recordedAt).toBe(
      "2026-01-01T00:00:00.000Z",
    );
  });
});
