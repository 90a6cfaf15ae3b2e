import { describe, expect, it, vi } from "vitest";
import { errorOf } from "../test/support/error-of.ts";
import { MapIndex } from "../test/support/map-index.ts";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { synonymEmbedder } from "../test/support/synonym-embedder.ts";
import { temporaryFile } from "../test/support/temporary-file.ts";
import { textsOf } from "../test/support/texts-of.ts";
import type { Memory, MemoryOptions, VectorIndexContext } from "./index.ts";

const ada = { userId: "ada" };
const turnsOnly = { ...ada, infer: false } as const;

describe("createMemory with an index", () => {
  it("finds by meaning what was just added, through the index", async () => {
    const { memory, index } = await open();
    await memory.add("The car is in the garage.", turnsOnly);
    expect(textsOf((await memory.search("automobile", ada)).results)).toEqual([
      "The car is in the garage.",
    ]);
    expect(index.items.size).toBe(1);
    expect([...index.items.values()][0]).toMatchObject({
      kind: "turn",
      scope: ada,
      fields: { role: "user", origin: "user" },
    });
    expect(await memory.stats()).toMatchObject({ index: { name: "map-1", pending: 0 } });
  });

  it("passes the filter on, and checks what comes back against the store", async () => {
    const { memory, index } = await open();
    await memory.add("The car is red.", { ...turnsOnly, metadata: { topic: "cars" } });
    await memory.add("The automobile is blue.", turnsOnly);
    const filter = { topic: "cars" };
    expect(textsOf((await memory.search("car", { ...ada, filter })).results)).toEqual([
      "The car is red.",
    ]);
    expect(index.queries.at(-1)?.filter).toEqual(filter);
  });

  it("takes deleted and erased items out of the index, and brings reverted ones back", async () => {
    const { memory, index } = await open();
    const { turns } = await memory.add(
      ["The car is red.", "Tea is ready."].map(message),
      turnsOnly,
    );
    const [car, tea] = turns.map(({ id }) => id) as [string, string];
    await memory.flush();
    expect(index.items.size).toBe(2);
    const { eventId } = await memory.delete(car);
    await memory.flush();
    expect([...index.items.keys()]).toEqual([`turn/${tea}`]);
    await memory.revert(eventId as string);
    await memory.flush();
    expect(index.items.size).toBe(2);
    await memory.erase(tea);
    expect([...index.items.keys()]).toEqual([`turn/${car}`]);
    await memory.erase(ada);
    expect(index.items.size).toBe(0);
  });

  it("tells the index when the metadata of a record changes", async () => {
    const { memory, index } = await open();
    const { operations } = await memory.add("Tea at five.", { ...ada, type: "procedural" });
    const id = operations[0]?.id as string;
    await memory.update(id, { metadata: { meal: "tea" } });
    await memory.flush();
    expect(index.items.get(`memory/${id}`)?.fields).toMatchObject({ "metadata.meal": "tea" });
  });

  it("fills a new index with all that the file has, and another one anew", async () => {
    const path = temporaryFile();
    const plain = await openTestMemory({ path, embedder: synonymEmbedder() });
    await plain.add("The car is red.", turnsOnly);
    await plain.close();
    const { memory, index } = await open({ path });
    expect(textsOf((await memory.search("automobile", ada)).results)).toHaveLength(1);
    expect(index.items.size).toBe(1);
    await memory.close();
    const other = await open({ path }, named("map-2"));
    await other.memory.flush();
    expect(other.index.items.size).toBe(1);
  });

  it("keeps what is written while a process has no index, for the next that has one", async () => {
    const path = temporaryFile();
    const first = await open({ path });
    await first.memory.flush();
    await first.memory.close();
    const without = await openTestMemory({ path, embedder: synonymEmbedder() });
    await without.add("The car is red.", turnsOnly);
    expect(textsOf((await without.search("automobile", ada)).results)).toHaveLength(1);
    expect((await without.stats()).index).toEqual({ name: "map-1", pending: 1 });
    await without.close();
    const { memory } = await open({ path }, first.index);
    await memory.flush();
    expect(first.index.items.size).toBe(1);
    await memory.close();
    const ended = await openTestMemory({ path, embedder: synonymEmbedder(), index: false });
    expect(await ended.stats()).not.toHaveProperty("index");
  });

  it("answers by words with a warning while the index is down, loses nothing, and catches up by itself", async () => {
    const { memory, index } = await open();
    await memory.add("The car is red.", turnsOnly);
    await memory.flush();
    index.state = "down";
    const { warnings } = await memory.add("The car needs tea.", turnsOnly);
    expect(warnings).toEqual([]);
    const found = await memory.search("car", ada);
    expect(textsOf(found.results)).toHaveLength(2);
    expect(found.warnings).toEqual([
      "The dense arm was left out: The vector index map-1 failed: connection refused",
    ]);
    await expect(errorOf(() => memory.flush())).resolves.toMatchObject({ code: "index_failed" });
    expect((await memory.stats()).index?.pending).toBe(1);
    index.state = "up";
    await vi.waitFor(() => expect(index.items.size).toBe(2), 5_000);
    expect((await memory.search("automobile", ada)).warnings).toEqual([]);
  });

  it("opens while the index is away", async () => {
    const index = new MapIndex();
    index.state = "down";
    const { memory } = await open({}, index);
    await memory.add("The car is red.", turnsOnly);
    expect(textsOf((await memory.search("car", ada)).results)).toEqual(["The car is red."]);
    index.state = "up";
    await memory.flush();
    expect(index.items.size).toBe(1);
  });

  it("keeps a search's deadline when the index hangs, and does not ask it again at once", async () => {
    const { memory, index } = await open({ indexTimeoutMs: 40 });
    await memory.add("The car is red.", turnsOnly);
    await memory.flush();
    index.state = "hanging";
    const slow = await memory.search("car", { ...ada, deadlineMs: 10_000 });
    expect(textsOf(slow.results)).toHaveLength(1);
    expect(slow.warnings[0]).toMatch(/dense arm was left out: .*map-1 failed/u);
    const calls = index.calls;
    expect(textsOf((await memory.search("car", ada)).results)).toHaveLength(1);
    expect(index.calls).toBe(calls);
  });

  it("fills the index again when it was emptied or replaced behind its back", async () => {
    const path = temporaryFile();
    const { memory, index } = await open({ path });
    await memory.add("The car is red.", turnsOnly);
    await memory.flush();
    index.lose();
    index.name = "map-1 again";
    index.state = "down"; // whoever empties it breaks the connection
    await memory.search("car", ada);
    index.state = "up";
    await vi.waitFor(() => expect(index.items.size).toBe(1), 5_000);
    await memory.close();
    index.lose(); // without telling: seen when it is opened next
    const next = await open({ path }, index);
    await next.memory.flush();
    expect(index.items.size).toBe(1);
    index.lose(); // and seen by nobody: reindex is the way
    await next.memory.reindex();
    expect(index.items.size).toBe(1);
  });

  it("is told what it is opened for", async () => {
    const contexts: VectorIndexContext[] = [];
    const path = temporaryFile();
    for (const name of ["one", "two"]) {
      const index = named(name);
      const memory = await openTestMemory({
        path,
        embedder: synonymEmbedder(),
        index: (context) => {
          contexts.push(context);
          return index;
        },
      });
      await memory.flush();
      await memory.close();
    }
    expect(contexts).toEqual([
      { embedder: "synonyms (3)", dimensions: 3, previous: undefined },
      { embedder: "synonyms (3)", dimensions: 3, previous: "one" },
    ]);
  });

  it("does not take turns with another process that has another index", async () => {
    const path = temporaryFile();
    const first = await open({ path });
    await first.memory.add("The car is red.", turnsOnly);
    await first.memory.flush();
    const second = await open({ path }, named("map-2"));
    await second.memory.flush();
    const found = await first.memory.search("car", ada);
    expect(textsOf(found.results)).toHaveLength(1);
    expect(found.warnings[0]).toMatch(/keeps the vector index map-2 up to date, not map-1/u);
    await first.memory.add("The car is blue.", turnsOnly);
    await expect(errorOf(() => first.memory.flush())).resolves.toMatchObject({
      code: "index_failed",
    });
    await second.memory.flush();
    expect(second.index.items.size).toBe(2);
  });

  it("reads the index without feeding it when the file is opened for reading", async () => {
    const path = temporaryFile();
    const { memory, index } = await open({ path });
    await memory.add("The car is red.", turnsOnly);
    await memory.flush();
    const reader = await open({ path, readOnly: true }, index);
    expect(textsOf((await reader.memory.search("automobile", ada)).results)).toHaveLength(1);
    const stranger = await open({ path, readOnly: true }, named("map-2"));
    const { warnings } = await stranger.memory.search("automobile", ada);
    expect(warnings[0]).toMatch(/not map-2/u);
    expect((await memory.stats()).index?.name).toBe("map-1");
  });

  it("needs an embedder and something that is an index", async () => {
    for (const options of [{ index: new MapIndex() }, { index: {}, embedder: synonymEmbedder() }]) {
      const error = await errorOf(() => openTestMemory(options as MemoryOptions));
      expect(error).toMatchObject({ code: "invalid_options" });
    }
  });
});

async function open(
  options: MemoryOptions = {},
  index = new MapIndex(),
): Promise<{ memory: Memory; index: MapIndex }> {
  return {
    memory: await openTestMemory({ embedder: synonymEmbedder(), index, ...options }),
    index,
  };
}

function named(name: string): MapIndex {
  const index = new MapIndex();
  index.name = name;
  return index;
}

function message(content: string) {
  return { role: "user" as const, content };
}
