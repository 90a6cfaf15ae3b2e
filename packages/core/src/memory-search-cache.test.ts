import { describe, expect, it } from "vitest";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { temporaryFile } from "../test/support/temporary-file.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { Memory } from "./index.ts";

const maya = { userId: "maya" };

/** What a search finds, without the score, which depends on what else is stored. */
async function found(memory: Memory, query: string) {
  return (await memory.search(query, maya)).results.map(({ score: _, ...item }) => item);
}

describe("what a search has read", () => {
  it("is not changed by changing what it returned", async () => {
    const memory = await openTestMemory();
    await memory.add("We were running along the beaches.", {
      ...maya,
      metadata: { tags: ["sea"] },
    });
    const first = await found(memory, "beaches");
    const before = structuredClone(first);
    for (const item of first) {
      (item.metadata.tags as string[]).push("changed");
      item.scope.userId = "somebody else";
    }
    expect(before[0]?.metadata).toEqual({ tags: ["sea"] });
    expect(await found(memory, "beaches")).toEqual(before);
  });

  it("is read again when another memory on the same file has changed it", async () => {
    const path = temporaryFile();
    const [here, there] = [await openTestMemory({ path }), await openTestMemory({ path })];
    await here.add("I live in Porto.", maya);
    const fact = async () =>
      (await found(here, "live Porto Lisbon")).find(({ kind }) => kind === "memory");
    const { id } = (await fact()) as { id: string };
    expect(await fact()).toMatchObject({ object: "Porto" });
    await there.update(id, { text: "Maya lives in Lisbon.", importance: 1 });
    expect(await fact()).toMatchObject({ text: "Maya lives in Lisbon.", importance: 1 });
    await there.delete(id);
    expect(await fact()).toBeUndefined();
  });

  it("has its place in any budget", async () => {
    for (const cacheBytes of [0, 1, 1_000_003]) {
      const memory = await openTestMemory({ cacheBytes });
      await memory.add("I live in Porto.", maya);
      expect(await found(memory, "Porto")).not.toHaveLength(0);
      expect(await found(memory, "Porto")).not.toHaveLength(0);
    }
  });

  it("is forgotten when it is erased elsewhere", async () => {
    const path = temporaryFile();
    const [here, there] = [await openTestMemory({ path }), await openTestMemory({ path })];
    await here.add("The cellar key hangs behind the clock.", { ...maya, runId: "one" });
    await here.add("The attic has no key.", { ...maya, runId: "two" });
    expect(await found(here, "key")).toHaveLength(2);
    await there.erase({ ...maya, runId: "one" });
    expect(textsOf(await found(here, "key"))).toEqual(["The attic has no key."]);
  });
});
