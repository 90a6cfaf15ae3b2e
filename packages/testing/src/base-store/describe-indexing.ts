import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";
import type { BaseStoreConfiguration, BaseStoreLike } from "./base-store-suite-options.ts";
import { conceptEmbeddings } from "./concept-embeddings.ts";
import { keysOf } from "./sorted-keys.ts";

const value = {
  title: "walrus",
  a: { b: "otter" },
  c: [{ d: "heron" }, { d: "falcon" }],
  tags: ["lynx", "badger"],
  hidden: "weasel",
};

/** What of a value is searched: paths of the store and of a put, and what a change leaves behind. */
export function describeIndexing({ describe, it, switches, open }: BaseStoreContext): void {
  if (!switches.words && !switches.embeddings) return;
  // with embeddings when a store ranks by nothing else
  const by = (fields?: string[]): BaseStoreConfiguration => ({
    ...(fields === undefined ? {} : { fields }),
    ...(switches.words
      ? {}
      : { embeddings: conceptEmbeddings([], { dimensions: 512 }), dims: 512 }),
  });

  describe("what is searched", () => {
    const paths: [string, string[], string[]][] = [
      ["a field", ["title"], ["walrus"]],
      ["a nested field", ["a.b"], ["otter"]],
      ["a field of every element", ["c[*].d"], ["heron", "falcon"]],
      ["a field of one element", ["c[1].d"], ["falcon"]],
      ["the last element", ["tags[-1]"], ["badger"]],
      ["every element", ["tags[*]"], ["lynx", "badger"]],
      ["every child", ["a.*"], ["otter"]],
      ["several fields in one path", ["{title,a.b}"], ["walrus", "otter"]],
      ["several paths", ["title", "tags[0]"], ["walrus", "lynx"]],
      ["a path that is not there", ["none.of[*].these"], []],
      ["the whole", ["$"], ["walrus", "otter", "heron", "falcon", "lynx", "badger", "weasel"]],
    ];
    const words = paths.at(-1)?.[2] as string[];
    for (const [name, fields, expected] of paths) {
      it(
        `is ${name}, as the store says`,
        async ({ store }) => {
          await store.put(["i"], "k", value);
          assert.deepEqual(await scoredWords(store, words), expected);
        },
        by(fields),
      );

      it(
        `is ${name}, as the put says`,
        async ({ store }) => {
          await store.put(["i"], "k", value, fields);
          assert.deepEqual(await scoredWords(store, words), expected);
        },
        by(["hidden"]),
      );
    }

    it(
      "is nothing of an item that is put with false, which its key still finds",
      async ({ store }) => {
        await store.put(["i"], "k", value, false);
        assert.deepEqual(await scoredWords(store, words), []);
        assert.deepEqual((await store.get(["i"], "k"))?.value, value);
        assert.deepEqual(keysOf(await store.search(["i"])), ["k"]);
      },
      by(),
    );

    it(
      "is no longer what an item said before it was put again with false",
      async ({ store }) => {
        await store.put(["i"], "k", value);
        await store.put(["i"], "k", value, false);
        assert.deepEqual(await scoredWords(store, words), []);
      },
      by(["title"]),
    );

    it(
      "is no longer what an item said before it was removed and put again",
      async ({ store }) => {
        await store.put(["i"], "k", { title: "walrus" });
        await store.delete(["i"], "k");
        await store.put(["i"], "k", { title: "otter" });
        assert.deepEqual(await scoredWords(store, words), ["otter"]);
      },
      by(["title"]),
    );

    it(
      "is no longer the elements that an array has lost",
      async ({ store }) => {
        await store.put(["i"], "k", { tags: ["walrus", "otter", "heron", "lynx"] });
        await store.put(["i"], "k", { tags: ["lynx"] });
        assert.deepEqual(await scoredWords(store, words), ["lynx"]);
      },
      by(["tags[*]"]),
    );

    it(
      "is searched again once it is put without false",
      async ({ store }) => {
        await store.put(["i"], "k", { title: "walrus" }, false);
        await store.put(["i"], "k", { title: "walrus" });
        assert.deepEqual(await scoredWords(store, words), ["walrus"]);
      },
      by(["title"]),
    );
  });

  if (!switches.embeddings) return;
  describe("embeddings", () => {
    it("whose vectors have another length than was said are refused", async () => {
      await assert.rejects(async () => {
        const wrong = await open({ embeddings: conceptEmbeddings(), dims: 32 });
        try {
          await wrong.store.put(["i"], "k", { text: "kept" });
          await wrong.store.search(["i"], { query: "kept" });
        } finally {
          await wrong.batched.stop();
          await wrong.close();
        }
      });
    });
  });
}

// A word counts as found when the item has a score that is more than that of a word that is nowhere.
async function scoredWords(store: BaseStoreLike, words: readonly string[]): Promise<string[]> {
  const score = async (query: string) =>
    (await store.search(["i"], { query, limit: 1 }))[0]?.score ?? 0;
  const nothing = await score("zzyzx");
  const found: string[] = [];
  for (const word of words) if ((await score(word)) > nothing + 1e-9) found.push(word);
  return found;
}
