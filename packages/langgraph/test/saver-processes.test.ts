import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { listAll, threadOf } from "./support/checkpoints.ts";
import { openSaver } from "./support/open-saver.ts";
import { temporaryFile } from "./support/temporary-file.ts";

const graphProcess = new URL("./support/graph-process.ts", import.meta.url);
const checkpointWriter = new URL("./support/checkpoint-writer.ts", import.meta.url);

// each process loads LangGraph, which takes seconds on a busy machine
const slow = { timeout: 120_000 };

describe("a graph in a process", slow, () => {
  it("that is killed in its second step goes on there in a new process", async () => {
    const path = temporaryFile();
    const killed = start(graphProcess, path, "1", "hang");
    expect(await nextMessages(killed, 2)).toEqual(["one", "two"]);
    killed.kill("SIGKILL");
    expect(await once(killed, "exit")).toEqual([null, "SIGKILL"]);
    const resumed = start(graphProcess, path, "1", "continue");
    expect(await nextMessages(resumed, 3)).toEqual([
      "two",
      "three",
      { done: ["one", "two", "three"], next: [] },
    ]);
  });

  it("that waits for a human is answered in a new process", async () => {
    const path = temporaryFile();
    const asking = start(graphProcess, path, "1", "ask");
    expect(await nextMessages(asking, 3)).toEqual(["one", "two", { done: ["one"], next: ["two"] }]);
    await once(asking, "exit");
    const answered = start(graphProcess, path, "1", "answer");
    expect(await nextMessages(answered, 3)).toEqual([
      "two",
      "three",
      { done: ["one", "two: yes", "three"], next: [] },
    ]);
  });
});

describe("three processes on one file", slow, () => {
  it("store all their checkpoints and writes, each in its thread", async () => {
    const path = temporaryFile();
    const writers = ["a", "b", "c"].map((thread) => start(checkpointWriter, path, thread, "60"));
    for (const writer of writers) expect(await nextMessages(writer, 1)).toEqual(["ready"]);
    for (const writer of writers) writer.send("go");
    for (const writer of writers) expect(await nextMessages(writer, 1)).toEqual(["done"]);
    const saver = await openSaver({ path });
    for (const thread of ["a", "b", "c"]) {
      const tuples = (await listAll(saver, threadOf(thread))).toReversed();
      const logs = tuples.map(({ checkpoint }) => checkpoint.channel_values);
      expect(logs).toEqual(
        Array.from({ length: 60 }, (_, step) => ({
          fixed: `of ${thread}`,
          log: Array.from({ length: step }, (_, at) => at),
        })),
      );
      expect(tuples.map(({ pendingWrites }) => pendingWrites?.[0]?.[2])).toEqual(
        Array.from({ length: 60 }, (_, step) => step),
      );
    }
  });
});

function start(script: URL, ...parameters: string[]): ChildProcess {
  const child = fork(script, parameters, {
    execArgv: ["--no-warnings"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
}

// Messages are taken in the order they come; those that came before are kept for the next call.
const received = new WeakMap<ChildProcess, unknown[]>();

async function nextMessages(child: ChildProcess, count: number): Promise<unknown[]> {
  const queue = received.get(child) ?? [];
  if (!received.has(child)) {
    received.set(child, queue);
    child.on("message", (message) => queue.push(message));
  }
  while (queue.length < count) {
    const ended = once(child, "exit").then(([code]) => {
      if (queue.length < count) throw new Error(`the process ended with ${code}`);
    });
    await Promise.race([once(child, "message"), ended]);
  }
  return queue.splice(0, count);
}
