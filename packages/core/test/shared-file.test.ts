import { describe, expect, it } from "vitest";
import type { Memory } from "../src/index.ts";
import { createMemory } from "../src/index.ts";
import { temporaryFile } from "./support/temporary-file.ts";

const scope = { userId: "ada" };

describe("two memories on one file", () => {
  it("finds at once what the other has added", async () => {
    const { first, second } = await openTwo();
    await second.search("anything", scope); // so that both have read the index before
    const { turns } = await first.add("Bruno is allergic to walnuts.", scope);
    expect(await idsOf(second, "allergic to walnuts")).toEqual([turns[0]?.id]);
    const more = await second.add("Walnuts again.", scope);
    expect(await idsOf(first, "walnuts")).toContain(more.turns[0]?.id);
    await close(first, second);
  });

  it("no longer finds what the other has deleted or erased, and finds what it has restored", async () => {
    const { first, second } = await openTwo();
    const { turns } = await first.add(["walnuts one", "walnuts two", "walnuts three"], scope);
    const [one, two, three] = turns.map(({ id }) => id) as [string, string, string];
    expect((await idsOf(second, "walnuts")).toSorted()).toEqual([one, two, three].toSorted());
    const { eventId } = await first.delete(one);
    expect((await idsOf(second, "walnuts")).toSorted()).toEqual([two, three].toSorted());
    await first.erase(two);
    expect(await idsOf(second, "walnuts")).toEqual([three]);
    await first.revert(eventId as string);
    expect((await idsOf(second, "walnuts")).toSorted()).toEqual([one, three].toSorted());
    await first.erase(scope);
    expect(await idsOf(second, "walnuts")).toEqual([]);
    await first.add("walnuts four", scope);
    expect(await idsOf(second, "walnuts")).toHaveLength(1);
    await close(first, second);
  });

  it("finds a record by its new words when the other has changed it", async () => {
    const { first, second } = await openTwo();
    const { operations } = await first.add("Bruno lives in Manchester", {
      ...scope,
      type: "semantic",
    });
    const id = operations[0]?.id as string;
    expect(await idsOf(second, "Manchester")).toEqual([id]);
    await first.update(id, { text: "Bruno lives in Bristol" });
    expect(await idsOf(second, "Manchester")).toEqual([]);
    const { results } = await second.search("Bristol", scope);
    expect(results.map(({ text }) => text)).toEqual(["Bruno lives in Bristol"]);
    await close(first, second);
  });

  it("records a message once when both are given it under one key", async () => {
    const { first, second } = await openTwo();
    const options = { ...scope, idempotencyKey: "message-1" };
    const results = await Promise.all(
      [first, second, first, second].map((memory) => memory.add("once", options)),
    );
    expect(new Set(results.map(({ turns }) => turns[0]?.id)).size).toBe(1);
    expect(results.filter(({ turns }) => turns[0]?.status === "recorded")).toHaveLength(1);
    expect((await second.stats()).turns).toBe(1);
    await close(first, second);
  });

  it("takes many writes of both at once, and both find all of them", async () => {
    const { first, second } = await openTwo();
    const numbers = Array.from({ length: 80 }, (_, index) => index);
    await Promise.all(
      numbers.map((number) => (number % 2 === 0 ? first : second).add(`note ${number}`, scope)),
    );
    for (const memory of [first, second]) {
      expect((await memory.turns(scope, { limit: 100 })).items).toHaveLength(80);
      expect(await idsOf(memory, "note")).toHaveLength(80);
    }
    await close(first, second);
  });
});

async function openTwo() {
  const path = temporaryFile();
  return { first: await createMemory({ path }), second: await createMemory({ path }) };
}

async function idsOf(memory: Memory, query: string): Promise<string[]> {
  return (await memory.search(query, { ...scope, limit: 100 })).results.map(({ id }) => id);
}

async function close(...memories: Memory[]): Promise<void> {
  for (const memory of memories) await memory.close();
}
