import type { BaseMessage } from "@langchain/core/messages";
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import {
  Annotation,
  Command,
  DeltaChannel,
  interrupt,
  messagesDeltaReducer,
  messagesStateReducer,
  START,
  StateGraph,
} from "@langchain/langgraph";
import { DeltaSnapshot, INTERRUPT, TASKS } from "@langchain/langgraph-checkpoint";
import { describe, expect, it } from "vitest";
import type { HoldfastSaver } from "../src/index.ts";
import { checkpointOf, listAll, metadataOf, putNew, threadOf } from "./support/checkpoints.ts";
import { countRows } from "./support/count-rows.ts";
import { errorOf } from "./support/error-of.ts";
import { openSaver } from "./support/open-saver.ts";
import { temporaryFile } from "./support/temporary-file.ts";

describe("prune", () => {
  it("keeps the latest checkpoints of one thread, with values that have not changed for long", async () => {
    const saver = await openSaver();
    await fill(saver, "1", 10);
    await fill(saver, "2", 3);
    const before = await listAll(saver, threadOf("1"), { limit: 2 });
    expect(await saver.prune("1", { keep: 2 })).toEqual({ deleted: 8, kept: 2 });
    expect(await listAll(saver, threadOf("1"))).toEqual(before);
    expect(before[0]?.checkpoint.channel_values).toEqual({ constant: "from the start", step: 9 });
    expect(await listAll(saver, threadOf("2"))).toHaveLength(3);
    expect(await saver.prune("1")).toEqual({ deleted: 1, kept: 1 });
    expect(await saver.prune("1")).toEqual({ deleted: 0, kept: 1 });
    expect(await saver.prune("unknown")).toEqual({ deleted: 0, kept: 0 });
  });

  it("leaves a thread that goes on as if nothing had happened", async () => {
    const saver = await openSaver();
    const config = await fill(saver, "1", 5);
    await saver.prune("1");
    const next = {
      ...checkpointOf({ constant: "from the start", step: 5 }),
      channel_versions: { constant: 0, step: 5 },
    };
    await saver.put(config, next, metadataOf(), { step: 5 });
    expect((await saver.get(threadOf("1")))?.channel_values).toEqual({
      constant: "from the start",
      step: 5,
    });
    expect(await listAll(saver, threadOf("1"))).toHaveLength(2);
  });

  it("keeps what was written on top of the kept ones, and what came before its checkpoint", async () => {
    const saver = await openSaver();
    const config = await fill(saver, "1", 3);
    await saver.putWrites(config, [[INTERRUPT, "sure?"]], "task");
    const coming = checkpointOf({ step: 3 }, 3);
    await saver.putWrites(threadOf("1", { checkpoint_id: coming.id }), [["step", 4]], "early");
    await saver.prune("1");
    expect((await saver.getTuple(config))?.pendingWrites).toEqual([
      ["task", INTERRUPT, "sure?"],
      ["task", "step", 3],
    ]);
    const put = await putNew(saver, config, coming);
    expect((await saver.getTuple(put))?.pendingWrites).toEqual([["early", "step", 4]]);
  });

  it("keeps what the tasks of a parent sent, for a checkpoint of an older format", async () => {
    const saver = await openSaver();
    const parent = await putNew(saver, threadOf("1"), checkpointOf({ x: 1 }, 1, { v: 1 }));
    await saver.putWrites(parent, [[TASKS, "send"]], "task");
    const child = await putNew(saver, parent, checkpointOf({ x: 2 }, 2, { v: 1 }));
    await saver.prune("1");
    expect((await saver.get(child))?.channel_values).toEqual({ x: 2, [TASKS]: ["send"] });
  });

  /** @see https://github.com/langchain-ai/langgraph/issues/6883 */
  it.each([1, 2, 5])("rebuilds a DeltaChannel for each of the %i kept", async (keep) => {
    const saver = await openSaver();
    const ids: string[] = [];
    let config = threadOf("1");
    for (let step = 0; step < 11; step++) {
      const values = step % 5 === 1 ? { log: new DeltaSnapshot(seedOf(step)) } : {};
      const checkpoint = { ...checkpointOf(values), channel_versions: { log: step + 1 } };
      config = await saver.put(config, checkpoint, metadataOf({ step }), { log: step + 1 });
      await saver.putWrites(
        config,
        [
          ["log", step],
          ["other", step],
        ],
        `task ${step}`,
      );
      ids.push(checkpoint.id);
    }
    const historyOf = (id: string | undefined) =>
      saver.getDeltaChannelHistory({
        config: threadOf("1", { checkpoint_id: id }),
        channels: ["log"],
      });
    // a graph asks only where the checkpoint itself holds no value
    const kept = ids.slice(-keep).filter((id) => ids.indexOf(id) % 5 !== 1);
    const before = await Promise.all(kept.map(historyOf));
    expect(before.at(-1)).toEqual({
      log: {
        seed: new DeltaSnapshot([0, 1, 2, 3, 4, 5]),
        writes: [6, 7, 8, 9].map((step) => [`task ${step}`, "log", step]),
      },
    });
    await saver.prune("1", { keep });
    expect(await Promise.all(kept.map(historyOf))).toEqual(before);
    await saver.prune("1", { keep });
    expect(await Promise.all(kept.map(historyOf))).toEqual(before);
    expect(await listAll(saver, threadOf("1"))).toHaveLength(keep);
  });

  it("leaves little of an ordinary graph, and its state as it was", async () => {
    const path = temporaryFile();
    const saver = await openSaver({ path });
    const graph = new StateGraph(State)
      .addNode("answer", answer)
      .addNode("tally", () => ({ count: 1 }))
      .addEdge(START, "answer")
      .addEdge("answer", "tally")
      .compile({ checkpointer: saver });
    for (let turn = 0; turn < 10; turn++) await graph.invoke(said(turn), threadOf("1"));
    const { values } = await graph.getState(threadOf("1"));
    await saver.prune("1");
    expect((await graph.getState(threadOf("1"))).values).toEqual(values);
    // the last one, and its parent's name
    expect(countRows(path)).toMatchObject({ checkpoint: 2, write: 0 });
    await graph.invoke(said(10), threadOf("1"));
    expect((await graph.getState(threadOf("1"))).values.messages).toHaveLength(22);
  });

  it.each([1, 3, 1000])(
    "leaves a graph with a DeltaChannel its messages, a snapshot every %i",
    async (snapshotFrequency) => {
      const path = temporaryFile();
      const saver = await openSaver({ path });
      const Delta = Annotation.Root({
        messages: () => new DeltaChannel(messagesDeltaReducer, { snapshotFrequency }),
        count: State.spec.count,
      } as never) as unknown as typeof State;
      const graph = new StateGraph(Delta)
        .addNode("answer", answer)
        .addNode("tally", () => ({ count: 1 }))
        .addEdge(START, "answer")
        .addEdge("answer", "tally")
        .compile({ checkpointer: saver });
      for (let turn = 0; turn < 5; turn++) await graph.invoke(said(turn), threadOf("1"));
      const { values } = await graph.getState(threadOf("1"));
      expect(values.messages).toHaveLength(10);
      const before = countRows(path);
      await saver.prune("1");
      expect((await graph.getState(threadOf("1"))).values).toEqual(values);
      expect(countRows(path).write).toBeLessThan(before.write);
      await graph.invoke(said(5), threadOf("1"));
      expect((await graph.getState(threadOf("1"))).values.messages).toHaveLength(12);
    },
  );

  it("drops the checkpoints of finished subgraphs, and keeps those of one that waits for a human", async () => {
    const path = temporaryFile();
    const saver = await openSaver({ path });
    const inner = new StateGraph(State)
      .addNode("ask", ({ messages }) => {
        const last = messages.at(-1)?.content;
        return last === "ask me" ? { topic: interrupt("which topic?") } : { topic: "none" };
      })
      .addEdge(START, "ask")
      .compile();
    const graph = new StateGraph(State)
      .addNode("inner", inner)
      .addNode("answer", answer)
      .addEdge(START, "inner")
      .addEdge("inner", "answer")
      .compile({ checkpointer: saver });
    for (let turn = 0; turn < 3; turn++) await graph.invoke(said(turn), threadOf("1"));
    await graph.invoke(
      { messages: [new HumanMessage({ id: "ask", content: "ask me" })] },
      threadOf("1"),
    );
    const namespaces = async () =>
      new Set((await listAll(saver)).map(({ config }) => config.configurable?.checkpoint_ns)).size;
    expect(await namespaces()).toBe(5);
    const { deleted, kept } = await saver.prune("1");
    expect(await namespaces()).toBe(2);
    expect([deleted > 0, kept]).toEqual([true, 2]);
    const resumed = await graph.invoke(new Command({ resume: "tea" }), threadOf("1"));
    expect(resumed).toMatchObject({ topic: "tea" });
    expect(resumed.messages).toHaveLength(8);
  });

  it("refuses to keep none", async () => {
    const saver = await openSaver();
    for (const keep of [0, -1, 1.5, Number.NaN]) {
      expect((await errorOf(() => saver.prune("1", { keep }))).code).toBe("invalid_options");
    }
  });
});

describe("deleteThread", () => {
  it("leaves no row of the thread", async () => {
    const path = temporaryFile();
    const saver = await openSaver({ path });
    const config = await fill(saver, "1", 4);
    await saver.putWrites(config, [["step", 4]], "task");
    await fill(saver, "1", 2, "child");
    await saver.deleteThread("1");
    expect(countRows(path)).toEqual({ thread: 0, checkpoint: 0, value: 0, write: 0 });
  });
});

describe("copyThread", () => {
  it("copies history, writes and namespaces; afterwards both go their own way", async () => {
    const saver = await openSaver();
    const config = await fill(saver, "1", 6);
    await fill(saver, "1", 2, "child");
    await saver.putWrites(config, [["step", 6]], "task", "~path");
    await saver.copyThread("1", "2");
    const named = (threadId: string) => listAll(saver, threadOf(threadId));
    const rename = (text: string) => text.replaceAll('"thread_id":"2"', '"thread_id":"1"');
    const [original, copy] = [await named("1"), await named("2")];
    expect(rename(JSON.stringify(copy))).toBe(JSON.stringify(original));
    await saver.deleteThread("1");
    expect(await named("2")).toEqual(copy);
    await putNew(saver, threadOf("2"), checkpointOf({ step: 99 }, 99));
    expect(await named("2")).toHaveLength(9);
  });

  it("copies what pruning left for a DeltaChannel", async () => {
    const saver = await openSaver();
    const first = await putNew(saver, threadOf("1"), checkpointOf({ log: new DeltaSnapshot([0]) }));
    await saver.putWrites(first, [["log", 1]], "task");
    const second = { ...checkpointOf({}), channel_versions: { log: 2 } };
    await saver.put(first, second, metadataOf(), { log: 2 });
    await saver.prune("1");
    await saver.copyThread("1", "2");
    await saver.deleteThread("1");
    const request = { config: threadOf("2"), channels: ["log"] };
    expect(await saver.getDeltaChannelHistory(request)).toEqual({
      log: { seed: new DeltaSnapshot([0]), writes: [["task", "log", 1]] },
    });
  });

  it("refuses a source without checkpoints and a target with some", async () => {
    const saver = await openSaver();
    await fill(saver, "1", 1);
    expect((await errorOf(() => saver.copyThread("none", "2"))).code).toBe("not_found");
    expect((await errorOf(() => saver.copyThread("1", "1"))).code).toBe("invalid_input");
  });
});

const State = Annotation.Root({
  messages: Annotation<BaseMessage[]>({ reducer: messagesStateReducer, default: () => [] }),
  topic: Annotation<string>(),
  count: Annotation<number>({ reducer: (a, b) => a + b, default: () => 0 }),
});

function answer({ messages }: { messages: BaseMessage[] }) {
  const { length } = messages;
  return { messages: [new AIMessage({ id: `answer ${length}`, content: `answer ${length}` })] };
}

function said(turn: number) {
  return { messages: [new HumanMessage({ id: `${turn}`, content: `turn ${turn}` })] };
}

function seedOf(step: number): number[] {
  return Array.from({ length: step }, (_, index) => index);
}

// one channel that never changes, one that always does
async function fill(saver: HoldfastSaver, thread: string, steps: number, checkpoint_ns = "") {
  let config = threadOf(thread, { checkpoint_ns });
  for (let step = 0; step < steps; step++) {
    const checkpoint = {
      ...checkpointOf({ constant: "from the start", step }),
      channel_versions: { constant: 0, step },
    };
    const changed = step === 0 ? { constant: 0, step } : { step };
    config = await saver.put(config, checkpoint, metadataOf({ step }), changed);
    await saver.putWrites(config, [["step", step + 1]], "task");
  }
  return config;
}
