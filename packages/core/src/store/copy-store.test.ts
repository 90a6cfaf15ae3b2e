import { describe, expect, it, onTestFinished } from "vitest";
import { temporaryFile } from "../../test/support/temporary-file.ts";
import { createMemory } from "../create-memory.ts";
import { copyStore } from "./copy-store.ts";
import { SqliteStore } from "./sqlite/sqlite-store.ts";
import type { Store, StoredEntry } from "./store.ts";

const scope = { userId: "maya" };

describe("copying a store", () => {
  it("takes everything over: words, facts, history, vectors, what waits, uses, and what searches find", async () => {
    const source = await fill();
    const target = open();
    await copyStore(source, target);
    expect(await everything(target)).toEqual(await everything(source));
    expect(await target.counts()).toEqual(await source.counts());
    expect(await target.getSetting("analyser")).toBe(await source.getSetting("analyser"));
    expect(await found(target)).toEqual(await found(source));
  });

  it("refuses a target that holds something, and one that was copied before", async () => {
    const source = await fill();
    const target = open();
    await copyStore(source, target);
    await expect(copyStore(source, target)).rejects.toMatchObject({ code: "invalid_options" });
    await expect(copyStore(source, await fill())).rejects.toMatchObject({
      code: "invalid_options",
      message: expect.stringContaining("not empty"),
    });
  });

  it("goes on where it was stopped, and copies nothing twice", async () => {
    const source = await fill(1_200);
    const target = open();
    const stop = new AbortController();
    const onProgress = ({ done }: { done: number }) => {
      if (done >= 1_000) stop.abort();
    };
    await expect(
      copyStore(source, target, { signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({ code: "aborted" });
    const { turns, retractedTurns } = await target.counts();
    expect(turns + retractedTurns).toBe(1_000);
    const other = await fill();
    await expect(copyStore(other, target)).rejects.toMatchObject({ code: "invalid_options" });
    await copyStore(source, target);
    expect(await everything(target)).toEqual(await everything(source));
  });

  it("goes on when it was broken off between a write and the note of it", async () => {
    const source = await fill(700);
    const target = open();
    const setSetting = target.setSetting.bind(target);
    let notes = 0;
    target.setSetting = (name, value) => {
      if (name === "copy" && notes++ === 1) return Promise.reject(new Error("killed"));
      return setSetting(name, value);
    };
    await expect(copyStore(source, target)).rejects.toThrow("killed");
    await copyStore(source, target);
    expect(await everything(target)).toEqual(await everything(source));
  });

  it("says so when the source was written to meanwhile", async () => {
    const source = await fill(600);
    const onProgress = ({ done }: { done: number }) => {
      if (done === 500) void source.resetVectors({ await: false });
    };
    await expect(copyStore(source, open(), { onProgress })).rejects.toMatchObject({
      code: "store_failed",
    });
  });
});

function open(): SqliteStore {
  const store = SqliteStore.open({ path: temporaryFile() });
  onTestFinished(() => store.close());
  return store;
}

async function fill(more = 0): Promise<SqliteStore> {
  const store = open();
  const memory = await createMemory({
    store,
    embedder: { id: "letters", dimensions: 4, embed: async (texts) => texts.map(letters) },
    extraction: { background: false },
  });
  await memory.add("Hi! I live in Manchester and I'm allergic to cashews.", scope);
  await memory.add("I moved to Bristol last month.", { ...scope, runId: "two" });
  const hidden = await memory.add("Forget that I said so.", { ...scope, idempotencyKey: "k" });
  await memory.delete(hidden.turns[0]?.id ?? "", {}, scope);
  await memory.capture("I own a bicycle.", { ...scope, turnKey: "t" });
  const [fact] = (await memory.list(scope)).items;
  await store.noteUses([fact?.id ?? ""], 5);
  for (let count = 0; count < more; count += 100) {
    const messages = Array.from({ length: 100 }, (_, index) => ({
      role: "user" as const,
      content: `Note ${count + index} of the list.`,
    }));
    await memory.add(messages, { userId: "bulk", infer: false });
  }
  await memory.flush();
  await memory.capture("I also own a tandem.", { ...scope, turnKey: "u" });
  return store;
}

function letters(text: string): Float32Array {
  return Float32Array.from("aeio", (letter) => text.split(letter).length - 1);
}

async function everything(store: Store): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.readAll({ limit: 1_000, cursor });
    entries.push(...page.items);
    if (page.next === undefined) return entries;
    cursor = page.next;
  }
}

async function found(store: Store) {
  const memory = await createMemory({ store, extraction: { background: false } });
  const { results } = await memory.search("where do I live now?", { ...scope, explain: true });
  return results;
}
