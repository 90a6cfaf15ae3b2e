import { createMemory } from "@holdfast/core";
import {
  Annotation,
  getStore,
  type LangGraphRunnableConfig,
  StateGraph,
} from "@langchain/langgraph";
import { describe, expect, it } from "vitest";
import { HoldfastStore, type HoldfastStoreOptions } from "../src/index.ts";

const State = Annotation.Root({ step: Annotation<string> });
type Node = (state: { step: string }, config: LangGraphRunnableConfig) => Promise<object>;

async function run(node: Node, options: HoldfastStoreOptions = {}) {
  const memory = await createMemory({ path: ":memory:" });
  const store = await HoldfastStore.open({ memory, ...options });
  const graph = new StateGraph(State)
    .addNode("node", node)
    .addEdge("__start__", "node")
    .addEdge("node", "__end__")
    .compile({ store });
  await graph.invoke({ step: "x" });
  return { store, memory };
}

const namespace = ["scratch", "maya"];

describe("a store compiled into a graph", () => {
  it("is used through config.store and getStore()", async () => {
    const { store } = await run(async (_, config) => {
      await config.store?.put(namespace, "a", { text: "one" });
      expect((await getStore()?.get(namespace, "a"))?.value).toEqual({ text: "one" });
      expect(await getStore()?.search(["scratch"], { query: "one" })).toHaveLength(1);
      return {};
    });
    expect((await store.get(namespace, "a"))?.value).toEqual({ text: "one" });
  });

  it("follows policies, since the fourth argument of put is lost on the way", async () => {
    const { store } = await run(
      async (_, config) => {
        await config.store?.put(namespace, "a", { text: "one" }, false);
        await config.store?.put(["notes"], "b", { title: "two", text: "one" });
        return {};
      },
      {
        policies: [
          { namespace: ["scratch", "*"], index: false },
          { namespace: ["notes"], index: ["title"] },
        ],
      },
    );
    const scored = async (query: string) =>
      (await store.search([], { query })).flatMap(({ key, score }) =>
        score === undefined ? [] : key,
      );
    expect(await scored("one")).toEqual([]);
    expect(await scored("two")).toEqual(["b"]);
  });

  it("keeps a put of the last node that nobody waited for", async () => {
    const { store } = await run(async (_, config) => {
      void config.store?.put(namespace, "late", { text: "kept" });
      return {};
    });
    expect((await store.get(namespace, "late"))?.value).toEqual({ text: "kept" });
  });

  it("rejects one bad put and none of those beside it", async () => {
    const { store } = await run(async (_, config) => {
      const outcomes = await Promise.allSettled([
        config.store?.put(namespace, "a", { n: 1 }),
        config.store?.put(namespace, "b", { n: 1n }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
      return {};
    });
    expect(await store.search(namespace)).toHaveLength(1);
  });
});
