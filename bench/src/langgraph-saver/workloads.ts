import { createRandom, type Random } from "@holdfast/testing";
import type { Checkpoint, CheckpointMetadata, PendingWrite } from "@langchain/langgraph-checkpoint";
import { uuid6 } from "@langchain/langgraph-checkpoint";

/** What a graph stores at one step. */
export interface Step {
  checkpoint: Checkpoint;
  metadata: CheckpointMetadata;
  newVersions: Record<string, number>;
  /** What a task wrote to come to the next step. */
  writes: PendingWrite[];
}

/** A conversation of steps, one after the other. */
export interface Workload {
  name: string;
  step(index: number): Step;
}

/** Ten channels of one kilobyte each, of which each step replaces one. */
export function carryOver(): Workload {
  const random = createRandom(1);
  const names = Array.from({ length: 10 }, (_, index) => `channel ${index}`);
  const values: Record<string, unknown> = {};
  const versions: Record<string, number> = {};
  const noteOf = (step: number) => ({ note: wordsOf(random, 187), step });
  let next: unknown;
  return {
    name: "one channel of ten changes (10 kB of state)",
    step(index) {
      const changed = index === 0 ? names : [names[index % names.length] as string];
      for (const name of changed) {
        values[name] = next ?? noteOf(index);
        versions[name] = index + 1;
      }
      next = noteOf(index + 1);
      const writes: PendingWrite[] = [[names[(index + 1) % names.length] as string, next]];
      return { ...stepOf(index, values, versions, changed), writes };
    },
  };
}

/** A list of messages that grows by one of about 400 bytes, and two small channels. */
export function growingChat(): Workload {
  const random = createRandom(2);
  const messageOf = (index: number) => ({
    id: `message ${index}`,
    role: index % 2 === 0 ? "user" : "assistant",
    content: wordsOf(random, 60),
  });
  const messages: unknown[] = [];
  const values: Record<string, unknown> = { messages, topic: "tea", turn: 0 };
  const versions: Record<string, number> = { topic: 1 };
  let next: unknown = messageOf(0);
  return {
    name: "a chat grows by a message (400 B)",
    step(index) {
      messages.push(next);
      values.turn = index;
      versions.messages = versions.turn = index + 1;
      const changed = index === 0 ? Object.keys(values) : ["messages", "turn"];
      next = messageOf(index + 1);
      const writes: PendingWrite[] = [
        ["messages", [next]],
        ["turn", index + 1],
      ];
      return { ...stepOf(index, values, versions, changed), writes };
    },
  };
}

function wordsOf(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.whole(1e7).toString(36)).join(" ");
}

function stepOf(
  index: number,
  values: Record<string, unknown>,
  versions: Record<string, number>,
  changed: readonly string[],
): Omit<Step, "writes"> {
  const nodes = ["__input__", "__start__", "agent", "tools"];
  return {
    checkpoint: {
      v: 4,
      id: uuid6(index),
      ts: new Date().toISOString(),
      channel_values: { ...values },
      channel_versions: { ...versions },
      versions_seen: Object.fromEntries(
        nodes.map((node) => [node, { [`branch:to:${node}`]: index }]),
      ),
    },
    metadata: { source: "loop", step: index, parents: {} },
    newVersions: Object.fromEntries(changed.map((name) => [name, versions[name] as number])),
  };
}
