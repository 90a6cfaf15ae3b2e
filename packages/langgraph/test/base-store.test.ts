import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemory } from "@holdfast/core";
import {
  type BaseStoreConfiguration,
  type BaseStoreFixture,
  describeBaseStore,
  fixedClock,
} from "@holdfast/testing";
import { AsyncBatchedStore } from "@langchain/langgraph-checkpoint";
import { describe, it } from "vitest";
import { HoldfastStore } from "../src/index.ts";

describeBaseStore({ describe, it }, { name: "HoldfastStore", open: (options) => open(options) });

describeBaseStore(
  { describe, it },
  {
    name: "HoldfastStore with templates",
    open: (options) =>
      open(options, [
        ["users", "{userId}"],
        ["r", "{runId}"],
        ["u", "{userId}", "{agentId}"],
        ["docs", "{appId}"],
      ]),
    // the same code as above; without a file it is quicker
    switches: { durable: false },
  },
);

async function open(
  { embeddings, dims, fields, ttl }: BaseStoreConfiguration,
  namespaces: string[][] = [],
): Promise<BaseStoreFixture> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-langgraph-"));
  const path = namespaces.length > 0 ? ":memory:" : join(folder, "memory.db");
  const clock = fixedClock();
  const openStore = async () => {
    const memory = await createMemory({ path, clock, embedder: embeddings });
    const store = await HoldfastStore.open({ memory, ttl, namespaces, index: { fields } });
    return { store, memory };
  };
  // what is checked when a store opens its own memory
  if (dims !== undefined)
    await (await HoldfastStore.open({ path, index: { embeddings, dims } })).close();
  const first = await openStore();
  const opened = [first];
  const batched = new AsyncBatchedStore(first.store);
  batched.start();
  return {
    store: first.store,
    batched,
    clock,
    async reopen() {
      const another = await openStore();
      opened.push(another);
      return another.store;
    },
    async close() {
      for (const { store, memory } of opened) {
        await store.close();
        await memory.close();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
