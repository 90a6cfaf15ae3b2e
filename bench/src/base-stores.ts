/**
 * What LangGraph's own InMemoryStore and HoldfastStore pass and fail of the suite for LangGraph stores in `@holdfast/testing`.
 *
 *   npm run bench:base-stores
 *
 * What a store does not claim is switched off: InMemoryStore ranks by vectors only, has no TTL and ends with its process; its filters
 * have no `$exists` and no paths. Exits with 1 when HoldfastStore fails anything.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemory } from "@holdfast/core";
import { HoldfastStore } from "@holdfast/langgraph";
import {
  type BaseStoreConfiguration,
  type BaseStoreFixture,
  type BaseStoreLike,
  fixedClock,
} from "@holdfast/testing";
import { AsyncBatchedStore, type BaseStore, InMemoryStore } from "@langchain/langgraph-checkpoint";
import { runSuite, type SuiteReport } from "./base-stores/run-suite.ts";

print(
  "InMemoryStore",
  await runSuite({
    name: "InMemoryStore",
    open: openInMemory,
    switches: {
      words: false,
      ttl: false,
      durable: false,
      exists: false,
      nestedFilters: false,
      putsAtOnce: false,
    },
  }),
);
const own = await runSuite({ name: "HoldfastStore", open: openHoldfast });
print("HoldfastStore, every switch on", own);
process.exitCode = own.failed.length > 0 ? 1 : 0;

function print(name: string, { passed, failed }: SuiteReport): void {
  console.log(`\n${name}: ${passed} passed, ${failed.length} failed`);
  for (const test of failed) console.log(`  ${test.name}\n    ${test.message.slice(0, 140)}`);
}

function batchedOf(store: BaseStore): BaseStoreFixture["batched"] {
  const batched = new AsyncBatchedStore(store);
  batched.start();
  return batched;
}

function openInMemory({ embeddings, dims, fields }: BaseStoreConfiguration): BaseStoreFixture {
  const index = embeddings && { dims: dims ?? 64, embeddings, fields: fields ?? ["$"] };
  const store = new InMemoryStore(index && { index: index as never });
  return {
    store: store as BaseStoreLike,
    batched: batchedOf(store),
    close: () => Promise.resolve(),
  };
}

async function openHoldfast(options: BaseStoreConfiguration): Promise<BaseStoreFixture> {
  const { embeddings, dims, fields, ttl } = options;
  const folder = mkdtempSync(join(tmpdir(), "holdfast-base-stores-"));
  const path = join(folder, "memory.db");
  const clock = fixedClock();
  const opened: { close(): Promise<void> }[] = [];
  if (dims !== undefined)
    await (await HoldfastStore.open({ path, index: { embeddings, dims } })).close();
  const openStore = async () => {
    const memory = await createMemory({ path, clock, embedder: embeddings });
    opened.push(memory);
    return HoldfastStore.open({ memory, ttl, index: { fields } });
  };
  const store = await openStore();
  return {
    store,
    batched: batchedOf(store),
    clock,
    reopen: openStore,
    async close() {
      for (const memory of opened) await memory.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
