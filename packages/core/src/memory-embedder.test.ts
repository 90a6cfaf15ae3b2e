import { hashEmbedder, scriptedEmbedder } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { synonymEmbedder } from "../test/support/synonym-embedder.ts";
import { temporaryFile } from "../test/support/temporary-file.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { Embedder } from "./index.ts";

const maya = { userId: "maya" };

describe("with an embedder", () => {
  it("finds what is meant though no word is the same", async () => {
    const memory = await openTestMemory({ embedder: synonymEmbedder() });
    for (const text of ["I sold my automobile.", "The brew was bitter.", "Lunch is at noon."]) {
      await memory.add(text, { ...maya, runId: text });
    }
    const { results, mode } = await memory.search("car", maya);
    expect(mode).toBe("model");
    expect(results[0]?.text).toBe("I sold my automobile.");
  });

  it("finds what was said twice in the same words", async () => {
    const memory = await openTestMemory({ embedder: synonymEmbedder() });
    for (const runId of ["1", "2"]) await memory.add("I sold my automobile.", { ...maya, runId });
    expect((await memory.search("car", maya)).results).toHaveLength(2);
  });

  it("finds records by meaning as well, and tells which arm found what", async () => {
    const memory = await openTestMemory({ embedder: synonymEmbedder() });
    await memory.add("Maya sold her automobile.", { ...maya, type: "semantic" });
    await memory.add("Lunch is at noon.", maya);
    const { results } = await memory.search("car", { ...maya, explain: true });
    expect(results[0]?.text).toBe("Maya sold her automobile.");
    expect(Object.keys(results[0]?.explanation?.arms ?? {})).toEqual(["dense-memories"]);
  });

  it("still finds what words alone find", async () => {
    const memory = await openTestMemory({ embedder: synonymEmbedder() });
    await memory.add("Ticket HF-2041 is open.", { ...maya, runId: "1" });
    await memory.add("I sold my automobile.", { ...maya, runId: "2" });
    expect((await memory.search("HF-2041", maya)).results[0]?.text).toBe("Ticket HF-2041 is open.");
  });

  it("asks for documents when it stores and for queries when it searches", async () => {
    const embedder = scriptedEmbedder();
    const memory = await openTestMemory({ embedder });
    await memory.add(["tea", "coffee"], maya);
    await memory.search("tea", maya);
    expect(embedder.calls).toEqual([
      { texts: ["tea", "coffee"], purpose: "document" },
      { texts: ["tea"], purpose: "query" },
    ]);
  });

  it("keeps to scope, expiry, deletion and filters in the dense arm too", async () => {
    const memory = await openTestMemory({ embedder: synonymEmbedder() });
    await memory.add("an automobile of Ben", { userId: "ben" });
    await memory.add("an automobile that expired", { ...maya, expiresAt: "2020-01-01" });
    const { turns } = await memory.add("an automobile that was deleted", maya);
    await memory.delete(turns[0]?.id as string);
    await memory.add("an automobile in another project", {
      ...maya,
      metadata: { project: "gemini" },
    });
    await memory.add("an automobile to find", { ...maya, metadata: { project: "apollo" } });
    const { results } = await memory.search("car", { ...maya, filter: { project: "apollo" } });
    expect(textsOf(results)).toEqual(["an automobile to find"]);
  });

  it("follows an update with a new vector", async () => {
    const memory = await openTestMemory({ embedder: synonymEmbedder() });
    const { operations } = await memory.add("an automobile", { ...maya, type: "semantic" });
    await memory.update(operations[0]?.id as string, { text: "a brew" });
    expect(await memory.stats()).toMatchObject({ vectors: { stored: 1, pending: 0 } });
    const { results } = await memory.search("tea", { ...maya, explain: true });
    expect(results[0]?.explanation?.arms["dense-memories"]).toBeGreaterThan(0.9);
  });

  it("brings a deleted turn back with a vector after the next flush", async () => {
    const memory = await openTestMemory({ embedder: synonymEmbedder() });
    const { turns } = await memory.add("an automobile", maya);
    const { eventId } = await memory.delete(turns[0]?.id as string);
    expect(await memory.stats()).toMatchObject({ vectors: { stored: 0, pending: 0 } });
    await memory.revert(eventId as string);
    await memory.flush();
    expect((await memory.search("car", maya)).results).toHaveLength(1);
  });
});

describe("an embedder that is slow", () => {
  it("does not put the vector of an old text into the place of a new one's", async () => {
    const words = synonymEmbedder();
    const gate = Promise.withResolvers<void>();
    const embedder: Embedder = {
      ...words,
      embed: async (texts, options) => {
        if (texts.includes("a brew")) await gate.promise;
        return words.embed(texts, options);
      },
    };
    const memory = await openTestMemory({ embedder });
    const adding = memory.add("a brew", { ...maya, type: "semantic" });
    const listed = () => memory.list(maya);
    await expect.poll(async () => (await listed()).items.length).toBe(1);
    await memory.update((await listed()).items[0]?.id as string, { text: "an automobile" });
    gate.resolve();
    await adding;
    const { results } = await memory.search("car", { ...maya, explain: true });
    expect(results[0]?.explanation?.arms["dense-memories"]).toBeCloseTo(1, 6);
    expect(await memory.stats()).toMatchObject({ vectors: { stored: 1, pending: 0 } });
  });
});

describe("the file and its embedder", () => {
  it("refuses another embedder and says what to do", async () => {
    const path = temporaryFile();
    const first = await openTestMemory({ path, embedder: hashEmbedder({ dimensions: 8 }) });
    await first.add("green tea", maya);
    await first.close();
    for (const embedder of [
      hashEmbedder({ dimensions: 16 }),
      { ...hashEmbedder({ dimensions: 8 }), id: "other" },
    ]) {
      const error = await errorOf(() => openTestMemory({ path, embedder }));
      expect(error.code).toBe("embedder_mismatch");
      expect(error.message).toContain("holdfast-testing:hashed-words (8)");
      expect(error.hint).toContain('onEmbedderChange: "reindex"');
    }
    const same = await openTestMemory({ path, embedder: hashEmbedder({ dimensions: 8 }) });
    expect(await same.stats()).toMatchObject({ vectors: { stored: 1, pending: 0 } });
  });

  it("changes the embedder when asked to: everything waits and is embedded again", async () => {
    const path = temporaryFile();
    const first = await openTestMemory({ path, embedder: hashEmbedder({ dimensions: 8 }) });
    await first.add(["green tea", "black tea"], maya);
    await first.close();
    const embedder = synonymEmbedder();
    const second = await openTestMemory({ path, embedder, onEmbedderChange: "reindex" });
    expect(await second.stats()).toMatchObject({
      embedder: "synonyms (3)",
      vectors: { stored: 0, pending: 2 },
    });
    expect((await second.search("tea", maya)).results).toHaveLength(2);
    await second.flush();
    expect(await second.stats()).toMatchObject({ vectors: { stored: 2, pending: 0 } });
    expect((await second.search("brew", maya)).results).toHaveLength(2);
    await second.close();
    expect(
      (await errorOf(() => openTestMemory({ path, embedder: hashEmbedder({ dimensions: 8 }) })))
        .code,
    ).toBe("embedder_mismatch");
  });

  it("never mixes the vectors of two processes that disagree", async () => {
    const path = temporaryFile();
    const old = await openTestMemory({ path, embedder: hashEmbedder({ dimensions: 3 }) });
    await old.add("green tea", maya);
    const fresh = await openTestMemory({
      path,
      embedder: synonymEmbedder(),
      onEmbedderChange: "reindex",
    });
    await fresh.flush();
    expect((await old.add("black tea", maya)).warnings[0]).toContain(
      "now has vectors of synonyms (3)",
    );
    const found = await old.search("tea", maya);
    expect(found).toMatchObject({
      mode: "rules",
      warnings: [expect.stringContaining("synonyms (3)")],
    });
    expect(found.results).toHaveLength(2);
    expect(await fresh.stats()).toMatchObject({ vectors: { stored: 1, pending: 1 } });
    await fresh.flush();
    expect((await fresh.search("brew", maya)).results).toHaveLength(2);
  });

  it("takes an embedder later: what was there waits until flush", async () => {
    const path = temporaryFile();
    const first = await openTestMemory({ path });
    await first.add("an automobile", maya);
    await first.add("a brew", { ...maya, type: "semantic" });
    await first.close();
    const second = await openTestMemory({ path, embedder: synonymEmbedder() });
    expect(await second.stats()).toMatchObject({ vectors: { stored: 0, pending: 2 } });
    await second.flush();
    expect(await second.stats()).toMatchObject({ vectors: { stored: 2, pending: 0 } });
    expect((await second.search("car", maya)).results[0]?.text).toBe("an automobile");
  });

  it("works without its embedder for a while", async () => {
    const path = temporaryFile();
    const first = await openTestMemory({ path, embedder: synonymEmbedder() });
    await first.add("an automobile", maya);
    await first.close();
    const without = await openTestMemory({ path });
    await without.add("a brew", maya);
    expect(await without.search("automobile", maya)).toMatchObject({ mode: "rules" });
    await without.flush();
    await without.close();
    const again = await openTestMemory({ path, embedder: synonymEmbedder() });
    expect(await again.stats()).toMatchObject({ vectors: { stored: 1, pending: 1 } });
    await again.flush();
    expect(await again.stats()).toMatchObject({ vectors: { stored: 2, pending: 0 } });
  });
});
