import { describe, expect, it } from "vitest";
import type { HoldfastSaver } from "../src/index.ts";
import { checkpointOf, listAll, metadataOf, putNew, threadOf } from "./support/checkpoints.ts";
import { errorOf } from "./support/error-of.ts";
import { openSaver } from "./support/open-saver.ts";

describe("list", () => {
  it("gives the latest first, and nothing for a limit of 0", async () => {
    const { saver, ids } = await openWithThree();
    const stepsOf = async (limit?: number) =>
      (await listAll(saver, threadOf("1"), limit === undefined ? {} : { limit })).map(
        ({ checkpoint }) => ids.indexOf(checkpoint.id),
      );
    expect(await stepsOf()).toEqual([2, 1, 0]);
    expect(await stepsOf(2)).toEqual([2, 1]);
    expect(await stepsOf(0)).toEqual([]);
    expect(await stepsOf(-1)).toEqual([]);
    const error = await errorOf(() => stepsOf(Number.NaN));
    expect(error.code).toBe("invalid_options");
  });

  it("honours a checkpoint id, in both spellings, and what shall come before", async () => {
    const { saver, ids } = await openWithThree();
    const listed = async (config: object, options?: object) =>
      (await listAll(saver, { configurable: { thread_id: "1", ...config } }, options)).map(
        ({ checkpoint }) => ids.indexOf(checkpoint.id),
      );
    expect(await listed({ checkpoint_id: ids[1] })).toEqual([1]);
    expect(await listed({ thread_ts: ids[1] })).toEqual([1]);
    expect(await listed({}, { before: threadOf("1", { checkpoint_id: ids[1] }) })).toEqual([0]);
    expect(await listed({}, { before: threadOf("1", { thread_ts: ids[2] }) })).toEqual([1, 0]);
    expect(await listed({ checkpoint_id: "unknown" })).toEqual([]);
  });

  it("filters by metadata: keys with dots, objects by content, null, and several at once", async () => {
    const { saver, ids } = await openWithThree();
    const listed = async (filter: Record<string, unknown>) =>
      (await listAll(saver, threadOf("1"), { filter })).map(({ checkpoint }) =>
        ids.indexOf(checkpoint.id),
      );
    expect(await listed({ "user.name": "ada" })).toEqual([1]);
    expect(await listed({ nested: { b: [1, { c: 2 }], a: 1 } })).toEqual([1]);
    expect(await listed({ nested: {} })).toEqual([]);
    expect(await listed({ nothing: null })).toEqual([1]);
    expect(await listed({ source: "loop" })).toEqual([2, 1, 0]);
    expect(await listed({ source: "loop", step: 2 })).toEqual([2]);
    expect(await listed({ step: "2" })).toEqual([]);
    expect(await listed({ toString: "x" })).toEqual([]);
    expect((await errorOf(() => listed({ step: undefined }))).code).toBe("invalid_filter");
  });

  it("counts the limit after the filter, over many pages", async () => {
    const saver = await openSaver();
    let config = threadOf("1");
    for (let step = 0; step < 60; step++) {
      config = await putNew(
        saver,
        config,
        checkpointOf({ step }, step),
        metadataOf({ step, even: step % 2 === 0 }),
      );
    }
    const tuples = await listAll(saver, threadOf("1"), { filter: { even: true }, limit: 25 });
    const steps = tuples.map(({ checkpoint }) => checkpoint.channel_values.step);
    expect(steps).toEqual(Array.from({ length: 25 }, (_, index) => 58 - 2 * index));
    expect(await listAll(saver, threadOf("1"))).toHaveLength(60);
  });

  it("takes all threads and namespaces that the config leaves open", async () => {
    const { saver } = await openWithThree();
    await putNew(saver, threadOf("2"), checkpointOf({ x: 1 }));
    await putNew(saver, threadOf("2", { checkpoint_ns: "child" }), checkpointOf({ x: 2 }));
    const found = async (configurable: object) =>
      (await listAll(saver, { configurable })).map(({ config }) => [
        config.configurable?.thread_id,
        config.configurable?.checkpoint_ns,
      ]);
    expect(await found({})).toHaveLength(5);
    expect(await found({ thread_id: "2" })).toEqual([
      ["2", "child"],
      ["2", ""],
    ]);
    expect(await found({ thread_id: "2", checkpoint_ns: "" })).toEqual([["2", ""]]);
    expect(await found({ checkpoint_ns: "child" })).toEqual([["2", "child"]]);
  });

  it("goes on when checkpoints are deleted while it runs", async () => {
    const { saver } = await openWithThree();
    const listing = saver.list(threadOf("1"));
    expect((await listing.next()).done).toBe(false);
    await saver.deleteThread("1");
    const left = [];
    for await (const tuple of listing) left.push(tuple);
    expect(left.length).toBeLessThanOrEqual(2);
  });
});

async function openWithThree(): Promise<{ saver: HoldfastSaver; ids: string[] }> {
  const saver = await openSaver();
  const extra = {
    "user.name": "ada",
    nested: { a: 1, b: [1, { c: 2 }] },
    nothing: null,
  };
  let config = threadOf("1");
  const ids: string[] = [];
  for (const step of [0, 1, 2]) {
    const metadata = metadataOf({ step, ...(step === 1 ? extra : {}) });
    config = await putNew(saver, config, checkpointOf({ step }, step + 1), metadata);
    ids.push(config.configurable?.checkpoint_id);
  }
  return { saver, ids };
}
