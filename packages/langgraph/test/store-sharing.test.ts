import { createMemory, type MemoryOptions, type Scope } from "@holdfast/core";
import { fixedClock, hashEmbedder } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { HoldfastStore, type HoldfastStoreOptions } from "../src/index.ts";

const maya = ["memories", "maya"];
const scope = { userId: "maya" };

async function open(options: HoldfastStoreOptions = {}, memoryOptions: MemoryOptions = {}) {
  const clock = fixedClock();
  const memory = await createMemory({ path: ":memory:", clock, ...memoryOptions });
  const store = await HoldfastStore.open({
    memory,
    namespaces: [["memories", "{userId}"]],
    ...options,
  });
  return { store, memory, clock };
}

const recalled = async (
  memory: Awaited<ReturnType<typeof open>>["memory"],
  query: string,
  of: Scope,
) => (await memory.recall({ query, ...of })).text;

describe("items of a namespace that stands for a scope", () => {
  it("are recalled for the scope, also from deeper namespaces, and for no other", async () => {
    const { store, memory } = await open();
    await store.put(maya, "coffee", { text: "Drinks her coffee black." });
    await store.put([...maya, "work"], "launch", { text: "The launch party is in May." });
    await store.put(["memories", "maya2"], "coffee", { text: "Takes coffee with sugar." });
    await store.put(["elsewhere"], "coffee", { text: "Nobody's coffee." });
    expect(await recalled(memory, "coffee", scope)).toContain("Drinks her coffee black.");
    expect(await recalled(memory, "launch party", scope)).toContain("in May");
    const all = await recalled(memory, "coffee launch sugar nobody", scope);
    expect(all).not.toMatch(/sugar|Nobody/u);
    expect((await memory.list(scope)).items).toHaveLength(2);
  });

  it("are recalled as they are now, and not once they are removed", async () => {
    const { store, memory } = await open();
    await store.put(maya, "coffee", { text: "Drinks her coffee black." });
    await store.put(maya, "coffee", { text: "Takes her coffee with oat milk." });
    const text = await recalled(memory, "coffee", scope);
    expect(text).toContain("oat milk");
    expect(text).not.toContain("black");
    await store.delete(maya, "coffee");
    expect(await recalled(memory, "coffee", scope)).toBe("");
  });

  it("have a history, and what was removed can be brought back", async () => {
    const { store, memory } = await open();
    await store.put(maya, "coffee", { text: "black" });
    await store.put(maya, "coffee", { text: "white" });
    await store.delete(maya, "coffee");
    const [record] = (await memory.list(scope, { status: "retracted" })).items;
    const events = await memory.history(record?.id ?? "");
    expect(events.map(({ operation }) => operation)).toEqual(["ADD", "UPDATE", "DELETE"]);
    await memory.revert(events.at(-1)?.id ?? "");
    expect((await store.get(maya, "coffee"))?.value).toEqual({ text: "white" });
  });

  it("go with everything else when the scope is erased", async () => {
    const { store, memory } = await open();
    await store.put(maya, "coffee", { text: "black" });
    await store.put(["memories", "ben"], "tea", { text: "green" });
    await memory.erase(scope);
    expect(await store.get(maya, "coffee")).toBeNull();
    expect(await store.search([])).toHaveLength(1);
    expect(await store.listNamespaces()).toEqual([["memories", "ben"]]);
  });

  it("keep the value as it was put, while the text that is searched and recalled holds no secrets", async () => {
    const { store, memory } = await open();
    const text = "The key is sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD.";
    await store.put(maya, "key", { text });
    expect((await store.get(maya, "key"))?.value).toEqual({ text });
    expect(await recalled(memory, "key", scope)).not.toContain("sk-proj");
  });

  it("are found by meaning with the memory's embedder", async () => {
    const { store, memory } = await open({}, { embedder: hashEmbedder() });
    await store.put(maya, "coffee", { text: "Drinks her coffee black." });
    await store.flush();
    expect((await memory.stats()).vectors).toEqual({ stored: 1, pending: 0 });
    const [item] = await store.search(maya, { query: "coffee" });
    expect(item?.score).toBeGreaterThan(0);
  });
});

describe("records made elsewhere", () => {
  const said = "Hi! I live in Manchester and I'm allergic to cashews.";

  it("are read through the namespace that stands for their scope", async () => {
    const { store, memory } = await open();
    const { operations } = await memory.add(said, { ...scope, runId: "chat-1" });
    await store.put(maya, "coffee", { text: "Drinks her coffee black." });
    const listed = await store.search(maya);
    expect(listed.map(({ key }) => key)).toEqual(["coffee", ...operations.map(({ id }) => id)]);
    expect(listed[1]).toMatchObject({
      namespace: maya,
      value: { text: "The user lives in Manchester", type: "semantic", object: "Manchester" },
    });
    const [found] = await store.search(maya, { query: "allergic to what?" });
    expect(found?.value.text).toBe("The user is allergic to cashews");
    const key = operations[0]?.id ?? "";
    expect((await store.get(maya, key))?.value.text).toBe("The user lives in Manchester");
    expect(await store.search(maya, { filter: { predicate: "allergic to" } })).toHaveLength(1);
  });

  it("are nowhere else", async () => {
    const { store, memory } = await open();
    const { operations } = await memory.add(said, scope);
    const key = operations[0]?.id ?? "";
    for (const namespace of [["memories", "maya2"], [...maya, "deeper"], ["memories"], ["other"]]) {
      expect(await store.get(namespace, key)).toBeNull();
      await store.delete(namespace, key);
      expect(await store.search(namespace, { query: "Manchester" })).toEqual([]);
    }
    expect((await memory.list(scope)).items).toHaveLength(2);
    const { store: without } = await open({ facts: false });
    await without.memory.add(said, scope);
    expect(await without.search(maya)).toEqual([]);
  });

  it("page behind the items, each once", async () => {
    const { store, memory } = await open();
    for (let index = 0; index < 5; index++) {
      await store.put(maya, `k${index}`, { text: `item ${index}` });
      await memory.add(`fact ${index}`, { ...scope, type: "semantic" });
    }
    const whole = (await store.search(maya, { limit: 50 })).map(({ value }) => value.text);
    expect(whole).toHaveLength(10);
    for (const options of [{}, { query: "fact item" }]) {
      const paged: unknown[] = [];
      for (let offset = 0; offset < 12; offset += 3)
        paged.push(
          ...(await store.search(maya, { ...options, limit: 3, offset })).map(
            ({ value }) => value.text,
          ),
        );
      expect(paged.toSorted()).toEqual(whole.toSorted());
    }
  });

  it("can be changed and removed by their key, with their evidence and their history", async () => {
    const { store, memory, clock } = await open();
    const { operations } = await memory.add(said, scope);
    const key = operations[0]?.id ?? "";
    const before = await store.get(maya, key);
    clock.advance(60_000);
    await store.put(maya, key, { ...before?.value, text: "The user lives in Leeds" });
    const after = await store.get(maya, key);
    expect(after?.value).toMatchObject({ text: "The user lives in Leeds", type: "semantic" });
    expect(after?.createdAt).toEqual(before?.createdAt);
    expect(await memory.get(key)).toMatchObject({
      text: "The user lives in Leeds",
      evidence: [{ quote: expect.stringContaining("Manchester") }],
    });
    expect((await memory.history(key)).map(({ operation }) => operation)).toEqual([
      "ADD",
      "UPDATE",
    ]);
    expect((await store.search(maya)).filter((item) => item.key === key)).toHaveLength(1);
    await store.delete(maya, key);
    expect(await store.get(maya, key)).toBeNull();
    expect(await recalled(memory, "Leeds", scope)).not.toContain("Leeds");
  });
});

describe("what an application writes into metadata", () => {
  it("does not place a record in a namespace of another scope", async () => {
    const { store, memory } = await open();
    const langgraph = {
      namespace: "memories.maya",
      key: "coffee",
      value: { text: "poison" },
      updatedAt: 1,
    };
    await memory.add("poison", { userId: "eve", type: "semantic", metadata: { langgraph } });
    await store.put(maya, "tea", { text: "green" });
    expect(await store.get(maya, "coffee")).toBeNull();
    expect((await store.search(maya)).map(({ key }) => key)).toEqual(["tea"]);
    const found = await store.search(maya, { query: "poison" });
    expect(found.map(({ key }) => key)).toEqual(["tea"]);
  });
});

describe("options", () => {
  it.each([
    [{}],
    [{ path: ":memory:", memory: true }],
    [{ path: ":memory:", indexes: {} }],
    [{ path: ":memory:", ttl: { defaultTtl: 0 } }],
    [{ path: ":memory:", policies: [{ namespace: [] }] }],
    [{ path: ":memory:", namespaces: [["memories"]] }],
    [{ path: ":memory:", deadlineMs: 0 }],
    [{ path: ":memory:", index: { fields: [""] } }],
  ])("refuse %j", async (options) => {
    await expect(HoldfastStore.open(options as HoldfastStoreOptions)).rejects.toMatchObject({
      code: "invalid_options",
    });
  });

  it("tell namespaces and scopes apart and together", async () => {
    const { store } = await open();
    expect(store.namespaceOf({ userId: "ana@example.com" })).toEqual([
      "memories",
      "ana@example%2Ecom",
    ]);
    expect(store.scopeOf(["memories", "ana@example%2Ecom"])).toEqual({ userId: "ana@example.com" });
    expect(store.scopeOf(["a", "b"])).toEqual({ appId: "langgraph:a/b" });
  });

  it("keep what was put before the templates changed where it was", async () => {
    const memory = await createMemory({ path: ":memory:" });
    const before = await HoldfastStore.open({ memory });
    await before.put(maya, "coffee", { text: "black" });
    const after = await HoldfastStore.open({ memory, namespaces: [["memories", "{userId}"]] });
    expect((await after.get(maya, "coffee"))?.value).toEqual({ text: "black" });
    await after.put(maya, "coffee", { text: "white" });
    await after.put(maya, "tea", { text: "green" });
    expect((await after.search(maya, { query: "white" }))[0]?.value).toEqual({ text: "white" });
    expect((await after.search(maya)).map(({ key }) => key)).toEqual(["coffee", "tea"]);
  });

  it("sweep expired items out of the file, with their history", async () => {
    const { store, memory, clock } = await open({
      ttl: { defaultTtl: 10, sweepIntervalMinutes: 30 },
      policies: [{ namespace: ["keep"], ttl: null }],
    });
    await store.put(maya, "a", { text: "old" });
    await store.put(["cache", "x"], "b", { text: "old" });
    await store.put(["keep"], "c", { text: "stays" });
    clock.advance(11 * 60_000);
    expect(await store.sweep()).toBe(2);
    expect((await memory.stats()).records.active).toBe(1);
    await store.put(["cache", "x"], "d", { text: "old" });
    clock.advance(31 * 60_000);
    await store.put(["keep"], "e", { text: "this write sweeps" });
    expect((await memory.stats()).records.active).toBe(2);
  });
});
