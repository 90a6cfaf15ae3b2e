import type { BaseMessage } from "@langchain/core/messages";
import { AIMessage, HumanMessage } from "@langchain/core/messages";
import {
  Annotation,
  Command,
  DeltaChannel,
  END,
  interrupt,
  MemorySaver,
  messagesDeltaReducer,
  messagesStateReducer,
  START,
  StateGraph,
} from "@langchain/langgraph";
import type { BaseCheckpointSaver } from "@langchain/langgraph-checkpoint";
import { describe, expect, it } from "vitest";
import { listAll, threadOf } from "./support/checkpoints.ts";
import { openSaver } from "./support/open-saver.ts";

const State = Annotation.Root({
  messages: Annotation<BaseMessage[]>({ reducer: messagesStateReducer, default: () => [] }),
  topic: Annotation<string>(),
  count: Annotation<number>({ reducer: (a, b) => a + b, default: () => 0 }),
});

describe("a graph with this checkpointer", () => {
  it("has the history that it has with the saver in memory, step by step", async () => {
    const histories = await withBoth(async (checkpointer) => {
      const graph = chat(checkpointer);
      const config = threadOf("1");
      await graph.invoke({ messages: [human("1", "hello")], topic: "tea" }, config);
      await graph.invoke({ messages: [human("2", "and coffee?")] }, config);
      const history = [];
      for await (const { values, next, metadata, tasks } of graph.getStateHistory(config)) {
        history.push({
          values,
          next,
          step: metadata?.step,
          source: metadata?.source,
          tasks: tasks.length,
        });
      }
      return history;
    });
    expect(histories.ours).toHaveLength(8);
    expect(histories.ours).toEqual(histories.theirs);
  });

  /**
   * Two branches of one checkpoint count their channels' versions alike.
   * @see https://github.com/langchain-ai/langgraphjs/issues/1812
   */
  it("keeps the branches of one checkpoint apart", async () => {
    const states = await withBoth(async (checkpointer) => {
      const graph = chat(checkpointer);
      await graph.invoke({ messages: [human("1", "hello")], topic: "tea" }, threadOf("1"));
      const fork = (await graph.getState(threadOf("1"))).config;
      const branches = [];
      for (const topic of ["milk", "sugar"]) {
        const branch = await graph.updateState(fork, { topic, messages: [human(topic, topic)] });
        await graph.invoke(null, branch);
        branches.push(branch);
      }
      const values = [];
      for (const branch of branches) values.push((await graph.getState(branch)).values);
      return [...values, (await graph.getState(threadOf("1"))).values.topic];
    });
    expect(states.ours).toEqual(states.theirs);
    expect(states.ours.map((value) => value.topic ?? value)).toEqual(["milk", "sugar", "sugar"]);
  });

  it("copies a checkpoint to another place with all its values", async () => {
    const copies = await withBoth(async (checkpointer) => {
      const graph = chat(checkpointer);
      await graph.invoke({ messages: [human("1", "hello")], topic: "tea" }, threadOf("1"));
      const copied = [];
      const states = [];
      for await (const state of graph.getStateHistory(threadOf("1"))) states.push(state);
      for (const { config } of states) {
        const copy = await graph.updateState(config, null, "__copy__");
        copied.push((await graph.getState(copy)).values);
      }
      expect(copied).toEqual(states.map(({ values }) => values));
      return copied;
    });
    expect(copies.ours).toEqual(copies.theirs);
  });

  it("keeps what a task had written when the state is changed after another one failed", async () => {
    const states = await withBoth(async (checkpointer) => {
      let broken = true;
      const graph = new StateGraph(State)
        .addNode("works", () => ({ topic: "done" }))
        .addNode("fails", () => {
          if (broken) throw new Error("not yet");
          return { count: 1 };
        })
        .addEdge(START, "works")
        .addEdge(START, "fails")
        .addEdge("works", END)
        .addEdge("fails", END)
        .compile({ checkpointer });
      await expect(graph.invoke({ topic: "start" }, threadOf("1"))).rejects.toThrow("not yet");
      broken = false;
      await graph.updateState(threadOf("1"), { count: 5 }, "fails");
      return (await graph.getState(threadOf("1"))).values;
    });
    expect(states.ours).toMatchObject({ topic: "done", count: 5 });
    expect(states.ours).toEqual(states.theirs);
  });

  it.each(["sync", "async", "exit"] as const)(
    "keeps the whole state with durability %s",
    async (durability) => {
      const states = await withBoth(async (checkpointer) => {
        const graph = chat(checkpointer);
        for (const id of ["1", "2", "3"]) {
          await graph.invoke({ messages: [human(id, id)] }, { ...threadOf("1"), durability });
        }
        return (await graph.getState(threadOf("1"))).values;
      });
      expect(states.ours.messages).toHaveLength(6);
      expect(states.ours).toEqual(states.theirs);
    },
  );

  it.each([
    [1, "sync"],
    [3, "sync"],
    [1000, "async"],
    [1000, "exit"],
  ] as const)(
    "rebuilds a DeltaChannel with a snapshot every %i updates, durability %s",
    async (frequency, durability) => {
      const states = await withBoth(async (checkpointer) => {
        const graph = deltaChat(checkpointer, frequency);
        const lengths = [];
        for (let turn = 0; turn < 5; turn++) {
          const config = { ...threadOf("1"), durability };
          await graph.invoke({ messages: [human(`${turn}`, `${turn}`)] }, config);
          lengths.push((await graph.getState(threadOf("1"))).values.messages.length);
        }
        return [lengths, (await graph.getState(threadOf("1"))).values];
      });
      expect(states.ours[0]).toEqual([2, 4, 6, 8, 10]);
      expect(states.ours).toEqual(states.theirs);
    },
  );

  it("stops for a human inside a subgraph and goes on with the answer", async () => {
    const results = await withBoth(async (checkpointer) => {
      const inner = new StateGraph(State)
        .addNode("ask", () => ({ topic: interrupt("which topic?") }))
        .addEdge(START, "ask")
        .compile();
      const graph = new StateGraph(State)
        .addNode("inner", inner)
        .addNode("after", ({ topic }) => ({
          messages: [new AIMessage({ id: "a", content: topic })],
        }))
        .addEdge(START, "inner")
        .addEdge("inner", "after")
        .compile({ checkpointer });
      const stopped = await graph.invoke({ messages: [human("1", "hi")] }, threadOf("1"));
      const { tasks } = await graph.getState(threadOf("1"), { subgraphs: true });
      const resumed = await graph.invoke(new Command({ resume: "tea" }), threadOf("1"));
      const namespaces = new Set(
        (await listAll(checkpointer)).map(
          ({ config }) => config.configurable?.checkpoint_ns !== "",
        ),
      );
      return { asked: "__interrupt__" in stopped, tasks: tasks.length, resumed, namespaces };
    });
    expect(results.ours).toEqual(results.theirs);
    expect(results.ours).toMatchObject({ asked: true, tasks: 1, resumed: { topic: "tea" } });
    expect(results.ours.namespaces.size).toBe(2);
  });
});

async function withBoth<T>(run: (saver: BaseCheckpointSaver) => Promise<T>) {
  return { ours: await run(await openSaver()), theirs: await run(new MemorySaver()) };
}

function human(id: string, content: string): HumanMessage {
  return new HumanMessage({ id, content });
}

function answer({ messages }: { messages: BaseMessage[] }) {
  const { length } = messages;
  return { messages: [new AIMessage({ id: `answer ${length}`, content: `answer ${length}` })] };
}

function chat(checkpointer: BaseCheckpointSaver) {
  return new StateGraph(State)
    .addNode("answer", answer)
    .addNode("tally", () => ({ count: 1 }))
    .addEdge(START, "answer")
    .addEdge("answer", "tally")
    .addEdge("tally", END)
    .compile({ checkpointer });
}

function deltaChat(checkpointer: BaseCheckpointSaver, snapshotFrequency: number) {
  const DeltaState = Annotation.Root({
    messages: () => new DeltaChannel(messagesDeltaReducer, { snapshotFrequency }),
    count: State.spec.count,
  } as never) as unknown as typeof State;
  return new StateGraph(DeltaState)
    .addNode("answer", answer)
    .addEdge(START, "answer")
    .addEdge("answer", END)
    .compile({ checkpointer });
}
