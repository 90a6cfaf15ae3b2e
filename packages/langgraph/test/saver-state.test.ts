import { createMemory } from "@holdfast/core";
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import type { SerializerProtocol } from "@langchain/langgraph-checkpoint";
import { describe, expect, it } from "vitest";
import { HoldfastSaver } from "../src/index.ts";
import { checkpointOf, listAll, metadataOf, putNew, threadOf } from "./support/checkpoints.ts";
import { errorOf } from "./support/error-of.ts";
import { openSaver } from "./support/open-saver.ts";
import { temporaryFile } from "./support/temporary-file.ts";

describe("state that survives", () => {
  it("comes back as it was: messages, Map, Set, bytes, undefined", async () => {
    const saver = await openSaver();
    const values = {
      messages: [new HumanMessage("hi"), new AIMessage("hello")],
      map: new Map([["a", { b: 1 }]]),
      set: new Set([1, "two"]),
      bytes: new Uint8Array([0, 1, 255]),
      none: new Uint8Array(),
      nothing: undefined,
      text: "[Circular]",
      words: ["[Circular]"],
      other: "[unable to serialize, circular reference is too complex to analyze]",
    };
    const config = await putNew(saver, threadOf("1"), checkpointOf(values));
    const found = (await saver.getTuple(config))?.checkpoint.channel_values;
    expect(found).toEqual(values);
    const messages = found?.messages as unknown[] | undefined;
    expect(messages?.[0]).toBeInstanceOf(HumanMessage);
  });

  it("is a copy: what a caller does to it changes nothing stored", async () => {
    const saver = await openSaver();
    const checkpoint = checkpointOf({ animals: ["dog"] });
    const config = await putNew(saver, threadOf("1"), checkpoint);
    (checkpoint.channel_values.animals as string[]).push("cat");
    const read = (await saver.getTuple(config))?.checkpoint.channel_values.animals as string[];
    expect(read).toEqual(["dog"]);
    read.push("fish");
    expect((await saver.get(config))?.channel_values.animals).toEqual(["dog"]);
  });

  it("is a copy also of bytes that the caller changes at once", async () => {
    const saver = await openSaver();
    const bytes = new Uint8Array([1, 2, 3]);
    const putting = putNew(saver, threadOf("1"), checkpointOf({ bytes }));
    await Promise.resolve();
    bytes.fill(9);
    expect((await saver.get(await putting))?.channel_values.bytes).toEqual(
      new Uint8Array([1, 2, 3]),
    );
  });

  it("is told apart by thread and namespace, whatever their names have in common", async () => {
    const saver = await openSaver();
    const places = [
      ["u", ""],
      ["u", "1"],
      ["u1", ""],
      ["u/1", ""],
      ["u%", ""],
      ["U", ""],
      ["1", ""],
    ];
    for (const [thread, checkpoint_ns] of places) {
      await putNew(
        saver,
        threadOf(thread, { checkpoint_ns }),
        checkpointOf({ at: [thread, checkpoint_ns] }),
      );
    }
    for (const [thread, checkpoint_ns] of places) {
      const found = await saver.get(threadOf(thread, { checkpoint_ns }));
      expect(found?.channel_values.at).toEqual([thread, checkpoint_ns]);
    }
    await saver.deleteThread("u");
    expect(await listAll(saver, threadOf("u"))).toEqual([]);
    expect(await listAll(saver)).toHaveLength(5);
  });

  it("is found by a number as thread id, and by thread_ts as checkpoint id", async () => {
    const saver = await openSaver();
    const first = await putNew(saver, threadOf(7), checkpointOf({ x: 1 }));
    await putNew(saver, first, checkpointOf({ x: 2 }, 2));
    expect(first.configurable?.thread_id).toBe("7");
    expect((await saver.get(threadOf("7")))?.channel_values).toEqual({ x: 2 });
    const legacy = threadOf(7, { thread_ts: first.configurable?.checkpoint_id });
    const tuple = await saver.getTuple(legacy);
    expect([tuple?.checkpoint.channel_values, tuple?.config]).toEqual([{ x: 1 }, first]);
  });

  it("stays when a checkpoint is stored again, with its writes and its parent", async () => {
    const saver = await openSaver();
    const parent = await putNew(saver, threadOf("1"), checkpointOf({ x: 1 }));
    const checkpoint = checkpointOf({ x: 2 }, 2);
    const config = await putNew(saver, parent, checkpoint);
    await saver.putWrites(config, [["x", 3]], "task");
    await putNew(saver, config, { ...checkpoint, channel_values: { x: 4 } });
    const tuple = await saver.getTuple(config);
    expect(tuple?.checkpoint.channel_values).toEqual({ x: 4 });
    expect(tuple?.pendingWrites).toEqual([["task", "x", 3]]);
    expect(tuple?.parentConfig).toEqual(parent);
    expect(await listAll(saver)).toHaveLength(2);
  });
});

describe("state that would not survive", () => {
  const circle: Record<string, unknown> = {};
  circle.self = { circle };
  it.each([
    ["a BigInt", { total: { cents: 12n } }, /"total" holds a BigInt/],
    ["a BigInt in a Map", { total: new Map([["cents", 12n]]) }, /"total" holds a BigInt/],
    ["an object that contains itself", { total: [circle] }, /"total" contains itself/],
  ])("is refused by name and leaves the thread as it was: %s", async (_what, values, message) => {
    const saver = await openSaver();
    const before = await putNew(saver, threadOf("1"), checkpointOf({ total: 1 }));
    const error = await errorOf(() => putNew(saver, before, checkpointOf(values, 2)));
    expect(error.code).toBe("invalid_input");
    expect(error.message).toMatch(message);
    expect((await saver.get(threadOf("1")))?.channel_values).toEqual({ total: 1 });
    expect(circle.self).toEqual({ circle });
  });

  it("is refused in metadata as well", async () => {
    const saver = await openSaver();
    const error = await errorOf(() =>
      putNew(saver, threadOf("1"), checkpointOf({}), metadataOf({ count: 1n })),
    );
    expect(error.message).toMatch(/^The metadata of the checkpoint holds a BigInt/);
    expect(await listAll(saver)).toEqual([]);
  });

  it("is refused with the serializer's own reason", async () => {
    const cause = new Error("no key");
    const serializer = { dumpsTyped: () => Promise.reject(cause) } as unknown as SerializerProtocol;
    const saver = await openSaver({ serializer });
    const error = await errorOf(() => putNew(saver, threadOf("1"), checkpointOf({ x: 1 })));
    expect([error.code, error.cause]).toEqual(["invalid_input", cause]);
  });
});

describe("ids", () => {
  it.each(["__proto__", "constructor", "prototype", "", {}, true])(
    "%j cannot name a thread, namespace, checkpoint or task",
    async (id) => {
      const saver = await openSaver();
      const put = (config: object, more: object = {}) =>
        putNew(saver, { configurable: config }, { ...checkpointOf({}), ...more } as never);
      const calls = [
        () => put({ thread_id: id }),
        () => put({ thread_id: "1" }, { id }),
        () => saver.getTuple(threadOf(id)),
        () => saver.deleteThread(id as string),
        () => saver.putWrites(threadOf("1", { checkpoint_id: "c" }), [["x", 1]], id as string),
        ...(id === "" ? [] : [() => put({ thread_id: "1", checkpoint_ns: id })]),
      ];
      for (const call of calls) expect((await errorOf(call)).code).toBe("invalid_input");
      expect(await listAll(saver)).toEqual([]);
    },
  );

  it("keep the prototype of every object clean, also as names of channels", async () => {
    const saver = await openSaver();
    const values = JSON.parse('{"__proto__": {"polluted": true}}');
    expect((await errorOf(() => putNew(saver, threadOf("1"), checkpointOf(values)))).code).toBe(
      "invalid_input",
    );
    const fine = checkpointOf({ constructor: 1, toString: 2, x: 3 });
    const config = await putNew(saver, threadOf("1"), fine);
    expect((await saver.get(config))?.channel_values).toEqual({
      constructor: 1,
      toString: 2,
      x: 3,
    });
    const next = checkpointOf({ constructor: 1, toString: 2, x: 4 });
    const child = await saver.put(
      config,
      { ...next, channel_versions: { ...next.channel_versions, x: 2 } },
      metadataOf(),
      { x: 2 },
    );
    expect((await saver.get(child))?.channel_values).toEqual({ constructor: 1, toString: 2, x: 4 });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("opening and closing", () => {
  it("puts checkpoints into the file of a memory, and leaves the memory open", async () => {
    const path = temporaryFile();
    const memory = await createMemory({ path });
    const saver = await HoldfastSaver.open({ memory });
    await putNew(saver, threadOf("1"), checkpointOf({ x: 1 }));
    await saver.close();
    await memory.add("Ada likes tea.", { userId: "ada" });
    await memory.close();
    const again = await openSaver({ path });
    expect((await again.get(threadOf("1")))?.channel_values).toEqual({ x: 1 });
  });

  it.each(["process", "machine"] as const)(
    "stores with durability %s what another saver on the file reads at once",
    async (durability) => {
      const path = temporaryFile();
      const [one, other] = [await openSaver({ path, durability }), await openSaver({ path })];
      const config = await putNew(one, threadOf("1"), checkpointOf({ x: 1 }));
      await other.putWrites(config, [["x", 2]], "task");
      expect((await other.get(threadOf("1")))?.channel_values).toEqual({ x: 1 });
      expect((await one.getTuple(config))?.pendingWrites).toEqual([["task", "x", 2]]);
    },
  );

  it("refuses calls after closing, and closes twice", async () => {
    const saver = await openSaver();
    await saver.close();
    await saver.close();
    expect((await errorOf(() => saver.getTuple(threadOf("1")))).code).toBe("closed");
    expect((await errorOf(() => putNew(saver, threadOf("1"), checkpointOf({})))).code).toBe(
      "closed",
    );
    expect((await errorOf(() => listAll(saver))).code).toBe("closed");
  });

  it("refuses both or neither of path and memory, and an unknown durability", async () => {
    const memory = await createMemory({ path: ":memory:" });
    for (const options of [
      {},
      { path: ":memory:", memory },
      { path: ":memory:", durability: "none" },
    ]) {
      expect((await errorOf(() => HoldfastSaver.open(options as never))).code).toBe(
        "invalid_options",
      );
    }
    await memory.close();
  });

  it("is not taken apart when a config that holds it is turned into JSON", async () => {
    const saver = await openSaver();
    expect(JSON.stringify({ saver })).toBe('{"saver":"[HoldfastSaver]"}');
  });
});
