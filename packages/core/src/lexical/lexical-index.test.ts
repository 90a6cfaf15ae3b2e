import { countingIdentifiers } from "@holdfast/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { lexicalDocument } from "../../test/support/lexical-blocks.ts";
import { storedTurn } from "../../test/support/stored-items.ts";
import { ProjectionCache } from "../store/projection-cache.ts";
import { SqliteStore } from "../store/sqlite/sqlite-store.ts";
import { LexicalIndex } from "./lexical-index.ts";

const maya = { userId: "maya" };

function openIndex(cacheBytes = 1_000_000, withVersions = true) {
  const store = SqliteStore.open({ path: ":memory:" });
  onTestFinished(() => store.close());
  const cache = new ProjectionCache(cacheBytes);
  const index = new LexicalIndex(store, cache);
  const nextId = countingIdentifiers();

  async function append(...codes: number[]): Promise<string> {
    const turn = storedTurn({ id: nextId(), scope: maya });
    await store.write({ turns: [{ turn, document: lexicalDocument(codes) }] });
    return turn.id;
  }

  async function columns() {
    const [view] = await store.partitions(maya);
    const { partition = 0, versions } = view ?? {};
    return index.columns(withVersions ? { partition, versions } : { partition }, "turn");
  }

  async function codes() {
    const { codes: all, codeCount } = await columns();
    return [...all.slice(0, codeCount)];
  }

  return { store, cache, index, append, columns, codes };
}

describe("LexicalIndex", () => {
  it("is empty for a partition that holds nothing", async () => {
    const { columns } = openIndex();
    expect((await columns()).size).toBe(0);
  });

  it.each([true, false])("sees every append, and only adds what is new", async (withVersions) => {
    const { append, columns, codes } = openIndex(1_000_000, withVersions);
    await append(1, 2);
    const first = await columns();
    await append(3);
    await append(4, 5);
    expect(await codes()).toEqual([1, 2, 3, 4, 5]);
    expect(await columns()).toBe(first);
  });

  it("asks the store no more for what it knows to be current", async () => {
    const { store, index, append } = openIndex();
    await append(1);
    const [view] = await store.partitions(maya);
    if (view === undefined) throw new Error("There is no partition.");
    const first = await index.columns(view, "turn");
    await append(2);
    expect((await index.columns(view, "turn")).size).toBe(1);
    const [now] = await store.partitions(maya);
    expect(await index.columns(now ?? view, "turn")).toBe(first);
    expect(first.size).toBe(2);
    expect((await index.columns(view, "turn")).size).toBe(2);
  });

  it("follows over the end of a block", async () => {
    const { append, columns, codes } = openIndex();
    const expected: number[] = [];
    for (let step = 0; step < 30; step++) {
      const some = Array.from({ length: 100 }, (_, index) => step * 100 + index);
      await append(...some);
      expected.push(...some);
      expect((await columns()).size).toBe(step + 1);
    }
    expect(await codes()).toEqual(expected);
  });

  it("forgets what was deleted", async () => {
    const { store, append, columns, codes } = openIndex();
    await append(1);
    const id = await append(2);
    await append(3);
    await codes();
    await store.write({ turnStatuses: [{ id, status: "retracted" }] });
    expect(await codes()).toEqual([1, 3]);
    expect(await columns()).toMatchObject({ size: 3, alive: 2 });
  });

  it("gives many searches at once the same documents, each once", async () => {
    const { append, columns } = openIndex();
    for (let step = 0; step < 5; step++) {
      await append(step);
      const seen = await Promise.all(Array.from({ length: 8 }, columns));
      for (const one of seen) expect(one.size).toBe(step + 1);
    }
  });

  it("works with no room to keep anything", async () => {
    const { append, codes, cache } = openIndex(0);
    await append(1);
    await append(2);
    expect(await codes()).toEqual([1, 2]);
    await append(3);
    expect(await codes()).toEqual([1, 2, 3]);
    cache.clear();
    expect(await codes()).toEqual([1, 2, 3]);
  });
});
