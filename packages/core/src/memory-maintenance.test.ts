import { hashEmbedder } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { temporaryFile } from "../test/support/temporary-file.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { Memory } from "./index.ts";
import { createMemory } from "./index.ts";

const maya = { userId: "maya" };

describe("a file", () => {
  it.each(["memory.db", "memory.sqlite", "memory", "mémoire 緑.db", "a'b;c.db"])(
    "%s holds what was added for the next process",
    async (name) => {
      const path = temporaryFile(name);
      const first = await openTestMemory({ path });
      await first.add(["green tea", "black tea"], { ...maya, runId: "7" });
      const { operations } = await first.add("Tea is served at five.", {
        ...maya,
        type: "semantic",
      });
      await first.close();
      const second = await openTestMemory({ path });
      expect(textsOf((await second.search("tea", maya)).results).toSorted()).toEqual([
        "Tea is served at five.",
        "black tea",
        "green tea",
      ]);
      expect(await second.history(operations[0]?.id as string)).toHaveLength(1);
      expect((await second.stats()).location).toBe(path);
    },
  );

  it("shows two memories on it what the other writes, deletes and erases", async () => {
    const path = temporaryFile();
    const [one, other] = [await openTestMemory({ path }), await openTestMemory({ path })];
    const found = async (memory: Memory) => (await memory.search("tea", maya)).results.length;
    const { turns } = await one.add("green tea", maya);
    expect(await found(other)).toBe(1);
    await other.add("black tea", { ...maya, runId: "2" });
    expect(await found(one)).toBe(2);
    await other.delete(turns[0]?.id as string);
    expect(await found(one)).toBe(1);
    await one.erase(maya);
    expect(await found(other)).toBe(0);
  });

  it("can be read and not written when it is opened so", async () => {
    const path = temporaryFile();
    const writer = await openTestMemory({ path });
    await writer.add("green tea", maya);
    await writer.close();
    const reader = await openTestMemory({ path, readOnly: true });
    expect((await reader.search("tea", maya)).results).toHaveLength(1);
    for (const write of [
      () => reader.add("x", maya),
      () => reader.erase(maya),
      () => reader.reindex(),
    ]) {
      expect((await errorOf(write)).code).toBe("store_read_only");
    }
    expect(
      (await errorOf(() => openTestMemory({ path, readOnly: true, language: "de" }))).code,
    ).toBe("store_read_only");
    expect(
      (await errorOf(() => openTestMemory({ path, readOnly: true, embedder: hashEmbedder() })))
        .code,
    ).toBe("embedder_mismatch");
  });

  it("is refused with a hint when it cannot be opened", async () => {
    const path = temporaryFile();
    const missing = await errorOf(() => createMemory({ path: `${path}/missing/memory.db` }));
    expect(missing.code).toBe("store_unavailable");
    expect(missing.hint).not.toBe("");
    expect((await errorOf(() => createMemory({ path, language: "english" }))).code).toBe(
      "invalid_options",
    );
  });
});

describe("stats", () => {
  it("count a scope or the whole file", async () => {
    const memory = await openTestMemory();
    await memory.add(["one", "two"], { ...maya, runId: "1" });
    const { turns } = await memory.add("three", { ...maya, runId: "2" });
    await memory.add("fact", { userId: "ben", type: "semantic" });
    await memory.delete(turns[0]?.id as string);
    expect(await memory.stats(maya)).toMatchObject({
      turns: 2,
      retractedTurns: 1,
      events: 1,
      scopes: 2,
      records: { active: 0 },
    });
    expect(await memory.stats({ ...maya, runId: "1" })).toMatchObject({
      turns: 2,
      retractedTurns: 0,
      events: 0,
    });
    expect(await memory.stats()).toMatchObject({
      turns: 3,
      retractedTurns: 1,
      records: { active: 1, superseded: 0, retracted: 0 },
      events: 2,
      scopes: 3,
      vectors: { stored: 0, pending: 0 },
      location: ":memory:",
    });
    expect(await memory.stats()).not.toHaveProperty("embedder");
  });

  it("show that the room for indexes is kept to", async () => {
    const memory = await openTestMemory({ cacheBytes: 200_000 });
    for (let user = 0; user < 30; user++) {
      await memory.add(
        Array.from({ length: 50 }, (_, index) => `tea ${index}`),
        { userId: `${user}` },
      );
      expect((await memory.search("tea", { userId: `${user}` })).results).toHaveLength(10);
    }
    expect((await memory.search("tea", { userId: "0" })).results).toHaveLength(10);
    expect((await memory.stats()).cacheBytes).toBeLessThanOrEqual(200_000);
  });
});

describe("reindex", () => {
  it("finds the same afterwards, and tells how far it is", async () => {
    const memory = await openTestMemory({ embedder: hashEmbedder() });
    await memory.add(
      Array.from({ length: 700 }, (_, index) => `tea ${index}`),
      maya,
    );
    const { turns } = await memory.add("the deleted tea", maya);
    await memory.delete(turns[0]?.id as string);
    await memory.add("Tea is served at five.", { ...maya, type: "semantic" });
    const ask = async () => {
      const { results } = await memory.search("tea 77", { ...maya, limit: 50, explain: true });
      return results.map(({ id, score, explanation }) => ({ id, score, explanation }));
    };
    const before = await ask();
    const stages = new Map<string, number[]>();
    await memory.reindex({
      onProgress: ({ stage, done, total }) => {
        expect(total).toBe(701);
        stages.set(stage, [...(stages.get(stage) ?? []), done]);
      },
    });
    expect(await ask()).toEqual(before);
    for (const stage of ["words", "vectors"]) {
      const done = stages.get(stage) ?? [];
      expect(done.at(-1)).toBe(701);
      expect(done.toSorted((a, b) => a - b)).toEqual(done);
    }
  });

  it("misses nothing that is added meanwhile", async () => {
    const memory = await openTestMemory();
    await memory.add(
      Array.from({ length: 1_200 }, (_, index) => `tea ${index}`),
      maya,
    );
    const reindexing = memory.reindex();
    await memory.add("tea, the late one", { ...maya, runId: "late" });
    await reindexing;
    const { results } = await memory.search("tea", { ...maya, limit: 1_000 });
    expect(textsOf((await memory.search("late", maya)).results)).toEqual(["tea, the late one"]);
    expect(new Set(results.map(({ id }) => id)).size).toBe(results.length);
  });
});

describe("close", () => {
  it("loses nothing that was acknowledged, however soon it comes", async () => {
    const path = temporaryFile();
    const memory = await createMemory({ path });
    const adding = Array.from({ length: 20 }, (_, index) => memory.add(`tea ${index}`, maya));
    const closing = memory.close();
    const outcomes = await Promise.allSettled(adding);
    await closing;
    const again = await openTestMemory({ path });
    const acknowledged = outcomes.filter(({ status }) => status === "fulfilled").length;
    expect((await again.stats()).turns).toBe(acknowledged);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "closed" });
    }
  });

  it("makes every later call fail", async () => {
    const memory = await createMemory({ path: ":memory:" });
    await memory.close();
    for (const call of [
      () => memory.add("x", maya),
      () => memory.search("tea", maya),
      () => memory.recall({ ...maya, query: "tea" }),
      () => memory.list(maya),
      () => memory.turns(maya),
      () => memory.get("x"),
      () => memory.history("x"),
      () => memory.update("x", { text: "y" }),
      () => memory.delete("x"),
      () => memory.erase(maya),
      () => memory.revert("x"),
      () => memory.stats(),
      () => memory.reindex(),
    ]) {
      const error = await errorOf(call);
      expect(error.code).toBe("closed");
    }
  });

  it("may be called twice, and at the end of a block", async () => {
    const memory = await createMemory({ path: ":memory:" });
    await memory.close();
    await memory.close();
    const disposed = await createMemory({ path: ":memory:" });
    await disposed[Symbol.asyncDispose]();
    expect((await errorOf(() => disposed.stats())).code).toBe("closed");
  });
});

describe("options of createMemory", () => {
  it("are refused by their name when they are not known", async () => {
    const error = await errorOf(() => createMemory({ path: ":memory:", embeder: {} } as never));
    expect(error).toMatchObject({
      code: "invalid_options",
      message: expect.stringContaining('"embeder"'),
    });
    expect((await errorOf(() => createMemory("memory.db" as never))).code).toBe("invalid_options");
  });
});
