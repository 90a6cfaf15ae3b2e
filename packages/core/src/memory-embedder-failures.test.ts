import { hashEmbedder, scriptedEmbedder } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import type { Embedder } from "./index.ts";

const maya = { userId: "maya" };

describe("an embedder that fails while something is added", () => {
  it.each(["throws", "too-few", "wrong-length", "not-finite"] as const)(
    "loses nothing when it gives %s: a warning, words are found, flush makes up for it",
    async (step) => {
      const memory = await openTestMemory({ embedder: scriptedEmbedder([step]) });
      const { turns, warnings } = await memory.add("green tea", maya);
      expect(turns).toMatchObject([{ status: "recorded" }]);
      expect(warnings).toEqual([expect.stringContaining("flush()")]);
      expect(await memory.stats()).toMatchObject({ turns: 1, vectors: { stored: 0, pending: 1 } });
      expect((await memory.search("tea", maya)).results).toHaveLength(1);
      await memory.flush();
      expect(await memory.stats()).toMatchObject({ vectors: { stored: 1, pending: 0 } });
    },
  );

  it.each(["hangs", "ignores-signal"] as const)(
    "waits for one that %s no longer than it may",
    async (step) => {
      const memory = await openTestMemory({
        embedder: scriptedEmbedder([step]),
        embedTimeoutMs: 10,
      });
      const { turns, warnings } = await memory.add("green tea", maya);
      expect(turns).toHaveLength(1);
      expect(warnings).toHaveLength(1);
    },
  );

  it("throws from flush while it still fails, and the items wait on", async () => {
    const embedder = scriptedEmbedder(["throws", "throws"]);
    const memory = await openTestMemory({ embedder });
    await memory.add("green tea", maya);
    const error = await errorOf(() => memory.flush());
    expect(error).toMatchObject({ code: "embedder_failed", cause: expect.any(Error) });
    await memory.flush();
    expect(await memory.stats()).toMatchObject({ vectors: { stored: 1, pending: 0 } });
  });

  it("is refused when its vectors change their length", async () => {
    let length = 4;
    const embedder: Embedder = {
      id: "unsteady",
      dimensions: 4,
      embed: async (texts) => texts.map(() => new Float32Array(length).fill(1)),
    };
    const memory = await openTestMemory({ embedder });
    await memory.add("green tea", maya);
    length = 8;
    const { warnings } = await memory.add("black tea", maya);
    expect(warnings[0]).toContain("8 numbers instead of 4");
    expect((await memory.search("tea", maya)).warnings[0]).toContain("8 numbers instead of 4");
    expect((await memory.search("tea", maya)).results).toHaveLength(2);
  });

  it("may throw without a promise, and throw anything", async () => {
    for (const thrown of [new Error("down"), "down", undefined, null]) {
      const embedder: Embedder = {
        ...hashEmbedder(),
        embed: () => {
          throw thrown;
        },
      };
      const memory = await openTestMemory({ embedder });
      expect((await memory.add("green tea", maya)).warnings).toHaveLength(1);
      expect((await memory.search("tea", maya)).results).toHaveLength(1);
    }
  });

  it("may answer without a promise", async () => {
    const embedder = {
      id: "sync",
      dimensions: 2,
      embed: (texts: string[]) => texts.map(() => [1, 0]),
    };
    const memory = await openTestMemory({ embedder: embedder as never });
    expect((await memory.add("green tea", maya)).warnings).toEqual([]);
    expect(await memory.stats()).toMatchObject({ vectors: { stored: 1, pending: 0 } });
  });
});

describe("an embedder that fails while something is searched", () => {
  it.each(["throws", "too-few", "wrong-length", "not-finite"] as const)(
    "is left out with a warning: %s",
    async (step) => {
      const memory = await openTestMemory({ embedder: scriptedEmbedder(["answers", step, step]) });
      await memory.add("green tea", maya);
      const found = await memory.search("tea", maya);
      expect(found).toMatchObject({ mode: "rules", results: [{ text: "green tea" }] });
      expect(found.warnings).toEqual([expect.stringContaining("dense arm was left out")]);
      const { text, trace } = await memory.recall({ ...maya, query: "tea" });
      expect(text).toContain("green tea");
      expect(trace.warnings).toHaveLength(1);
    },
  );

  it.each(["hangs", "ignores-signal"] as const)(
    "is waited for until the deadline: %s",
    async (step) => {
      const memory = await openTestMemory({ embedder: scriptedEmbedder(["answers", step, step]) });
      await memory.add("green tea", maya);
      const found = await memory.search("tea", { ...maya, deadlineMs: 10 });
      expect(found).toMatchObject({ mode: "rules", results: [{ text: "green tea" }] });
      expect(found.warnings[0]).toContain("the deadline passed");
      const { text, trace } = await memory.recall({ ...maya, query: "tea", deadlineMs: 0 });
      expect(text).toContain("green tea");
      expect(trace.warnings[0]).toContain("the deadline passed");
    },
  );
});

describe("abort signals", () => {
  it("stop a search before it begins", async () => {
    const embedder = scriptedEmbedder();
    const memory = await openTestMemory({ embedder });
    for (const call of [
      () => memory.search("tea", { ...maya, signal: AbortSignal.abort() }),
      () => memory.recall({ ...maya, query: "tea", signal: AbortSignal.abort() }),
    ]) {
      expect((await errorOf(call)).code).toBe("aborted");
    }
    expect(embedder.calls).toEqual([]);
  });

  it.each(["hangs", "ignores-signal"] as const)(
    "stop a search while the embedder %s",
    async (step) => {
      const embedder = scriptedEmbedder(["answers", step]);
      const memory = await openTestMemory({ embedder });
      await memory.add("green tea", maya);
      const controller = new AbortController();
      const searching = errorOf(() => memory.search("tea", { ...maya, signal: controller.signal }));
      setTimeout(() => controller.abort(new Error("the user left")), 5);
      const error = await searching;
      expect(error).toMatchObject({ code: "aborted", cause: { message: "the user left" } });
    },
  );

  it("stop reindexing; flush goes on later", async () => {
    const controller = new AbortController();
    const memory = await openTestMemory({ embedder: scriptedEmbedder(["answers", "hangs"]) });
    await memory.add("green tea", maya);
    const onProgress = ({ stage }: { stage: string }) =>
      stage === "words" && setTimeout(() => controller.abort(), 5);
    expect(
      (await errorOf(() => memory.reindex({ signal: controller.signal, onProgress }))).code,
    ).toBe("aborted");
    await memory.flush();
    expect(await memory.stats()).toMatchObject({ vectors: { stored: 1, pending: 0 } });
  });
});
