import { createMemory } from "@holdfast/core";
import { type BaseStoreLike, describeBaseStore } from "@holdfast/testing";
import { AsyncBatchedStore, type Operation } from "@langchain/langgraph-checkpoint";
import { expect, it } from "vitest";
import { HoldfastStore } from "../src/index.ts";

type Batch = BaseStoreLike["batch"];

// What a store may get wrong, and the test that must notice.
const mistakes: [string, (sound: Batch) => Batch, string][] = [
  [
    "compares namespaces as text",
    (sound) => async (operations) => {
      const widened = operations.map((operation) =>
        "namespacePrefix" in operation
          ? { ...operation, namespacePrefix: [], limit: 1_000 }
          : operation,
      );
      const results = await sound(widened);
      return results.map((result, index) => {
        const prefix: string[] | undefined = operations[index].namespacePrefix;
        if (prefix === undefined) return result;
        return (result as { namespace: string[] }[])
          .filter(({ namespace }) => namespace.join("/").startsWith(prefix.join("/")))
          .slice(0, operations[index].limit ?? 10);
      });
    },
    "never finds a sibling whose label starts alike",
  ],
  [
    "gives every reader the same object",
    (sound) => {
      const seen = new Map<string, object>();
      return async (operations) =>
        (await sound(operations)).map((result, index) => {
          const { namespace, key, value } = operations[index];
          if (key === undefined || value !== undefined || result === null) return result;
          const name = JSON.stringify([namespace, key]);
          if (!seen.has(name)) seen.set(name, result);
          return seen.get(name);
        });
    },
    "gives each reader a copy",
  ],
  [
    "rejects all for one",
    (sound) => async (operations) => Promise.all(await sound(operations)),
    "rejects a bad operation alone",
  ],
  [
    "does not know offsets",
    (sound) => (operations) => sound(operations.map((operation) => ({ ...operation, offset: 0 }))),
    "page through every item once",
  ],
  [
    "writes before it reads",
    (sound) => async (operations) => {
      await sound(operations.filter((operation) => "value" in operation));
      return sound(operations);
    },
    "lets reads see what was there before the batch",
  ],
  [
    "indexes what it shall not",
    (sound) => (operations) =>
      sound(operations.map(({ index: _, ...operation }) => operation as Operation)),
    "is nothing of an item that is put with false",
  ],
];

it.each(mistakes)("the suite notices a store that %s", async (_, breakIt, test) => {
  expect(await failures((batch) => batch, test)).toEqual([]);
  expect(await failures(breakIt, test)).not.toEqual([]);
});

async function failures(breakIt: (sound: Batch) => Batch, name: string): Promise<string[]> {
  const tests: (() => Promise<void>)[] = [];
  describeBaseStore(
    {
      describe: (_, body) => body(),
      it: (title, body) => title.includes(name) && tests.push(body),
    },
    { name: "a store", open: () => open(breakIt), switches: { durable: false, embeddings: false } },
  );
  expect(tests.length).toBeGreaterThan(0);
  const outcomes = await Promise.allSettled(tests.map((test) => test()));
  return outcomes.flatMap((outcome) =>
    outcome.status === "rejected" ? String(outcome.reason) : [],
  );
}

async function open(breakIt: (sound: Batch) => Batch) {
  const memory = await createMemory({ path: ":memory:" });
  const store = await HoldfastStore.open({ memory });
  const sound: Batch = store.batch.bind(store);
  store.batch = breakIt(sound) as typeof store.batch;
  const batched = new AsyncBatchedStore(store);
  batched.start();
  return { store, batched, close: () => memory.close() };
}
