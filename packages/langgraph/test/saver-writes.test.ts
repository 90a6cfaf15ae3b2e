import { ERROR, INTERRUPT, RESUME, SCHEDULED, TASKS } from "@langchain/langgraph-checkpoint";
import { describe, expect, it } from "vitest";
import { checkpointOf, listAll, putNew, threadOf } from "./support/checkpoints.ts";
import { errorOf } from "./support/error-of.ts";
import { openSaver } from "./support/open-saver.ts";

describe("writes of a task", () => {
  it("stay as they were when the task is run again", async () => {
    const { saver, config, pending } = await openWithCheckpoint();
    await saver.putWrites(config, [["animals", "dog"]], "task");
    await saver.putWrites(
      config,
      [
        ["animals", "cat"],
        ["plants", "oak"],
      ],
      "task",
    );
    expect(await pending()).toEqual([
      ["task", "animals", "dog"],
      ["task", "plants", "oak"],
    ]);
  });

  it.each([ERROR, INTERRUPT, RESUME, SCHEDULED])(
    "keep the last of %s, also among ordinary writes",
    async (channel) => {
      const { saver, config, pending } = await openWithCheckpoint();
      await saver.putWrites(
        config,
        [
          ["animals", "dog"],
          [channel, "first"],
        ],
        "task",
      );
      await saver.putWrites(
        config,
        [
          ["animals", "cat"],
          [channel, "last"],
        ],
        "task",
      );
      expect((await pending()).toSorted(([, a], [, b]) => (a < b ? -1 : 1))).toEqual([
        ["task", channel, "last"],
        ["task", "animals", "dog"],
      ]);
    },
  );

  it("are read back by task path, then task, then order, by code point", async () => {
    const { saver, config, pending } = await openWithCheckpoint();
    const paths = ["~b", "\u{1F600}", "\uFFFD", "~a", ""];
    for (const path of paths) await saver.putWrites(config, [["log", path]], "task-1", path);
    await saver.putWrites(config, [["log", "second task"]], "task-2", "~a");
    await saver.putWrites(
      config,
      [
        ["log", "one"],
        ["log", "two"],
      ],
      "task-0",
      "~a",
    );
    // each path of task-1 came to the same slot, so only the first one stays
    expect((await pending()).map(([, , value]) => value)).toEqual([
      "one",
      "two",
      "second task",
      "~b",
    ]);
    const other = await openWithCheckpoint();
    for (const path of paths)
      await other.saver.putWrites(other.config, [["log", path]], path || "none", path);
    const values = (await other.pending()).map(([, , value]) => value);
    expect(values).toEqual(["", "~a", "~b", "\uFFFD", "\u{1F600}"]);
  });

  it("can come before their checkpoint, which is not listed until it is there", async () => {
    const saver = await openSaver();
    const checkpoint = checkpointOf({ animals: ["dog"] });
    const config = threadOf("1", { checkpoint_ns: "", checkpoint_id: checkpoint.id });
    await saver.putWrites(config, [["animals", "cat"]], "task");
    expect(await saver.getTuple(config)).toBeUndefined();
    expect(await saver.getTuple(threadOf("1"))).toBeUndefined();
    expect(await listAll(saver)).toEqual([]);
    await putNew(saver, threadOf("1"), checkpoint);
    expect((await saver.getTuple(config))?.pendingWrites).toEqual([["task", "animals", "cat"]]);
  });

  it("are refused when they could not be read back, and then none of them is stored", async () => {
    const { saver, config, pending } = await openWithCheckpoint();
    const error = await errorOf(() =>
      saver.putWrites(
        config,
        [
          ["animals", "dog"],
          ["count", { deep: [1n] }],
        ],
        "task",
      ),
    );
    expect([error.code, error.message]).toEqual([
      "invalid_input",
      'The write to channel "count" holds a BigInt, or something else that JSON cannot hold. Nothing was stored.',
    ]);
    expect(await pending()).toEqual([]);
  });

  it("go to the root namespace when the config names none", async () => {
    const { saver, config, pending } = await openWithCheckpoint();
    const { checkpoint_id } = config.configurable ?? {};
    await saver.putWrites(threadOf("1", { checkpoint_id }), [["animals", "dog"]], "task");
    expect(await pending()).toEqual([["task", "animals", "dog"]]);
  });
});

describe("a checkpoint of a format before 4", () => {
  it("holds what the tasks of its parent sent, by task and order", async () => {
    const saver = await openSaver();
    const parent = await putNew(saver, threadOf("1"), checkpointOf({ x: 1 }, 3, { v: 1 }));
    await saver.putWrites(parent, [[TASKS, "send-3"]], "task-2");
    await saver.putWrites(
      parent,
      [
        [TASKS, "send-1"],
        [TASKS, "send-2"],
      ],
      "task-1",
    );
    const child = await putNew(saver, parent, checkpointOf({ x: 2 }, 7, { v: 3 }));
    const tuple = await saver.getTuple(child);
    expect(tuple?.checkpoint.channel_values).toEqual({
      x: 2,
      [TASKS]: ["send-1", "send-2", "send-3"],
    });
    expect(tuple?.checkpoint.channel_versions).toEqual({ x: 7, [TASKS]: 7 });
    const current = await putNew(saver, parent, checkpointOf({ x: 2 }, 7));
    expect((await saver.getTuple(current))?.checkpoint.channel_values).toEqual({ x: 2 });
  });
});

async function openWithCheckpoint() {
  const saver = await openSaver();
  const config = await putNew(saver, threadOf("1"), checkpointOf({}));
  const pending = async () => (await saver.getTuple(config))?.pendingWrites ?? [];
  return { saver, config, pending };
}
