import { DatabaseSync } from "node:sqlite";
import { createRandom, type Random } from "@holdfast/testing";
import type { RunnableConfig } from "@langchain/core/runnables";
import { describe, expect, it } from "vitest";
import type { HoldfastSaver } from "../src/index.ts";
import { checkpointOf, listAll, metadataOf, threadOf } from "./support/checkpoints.ts";
import { countRows } from "./support/count-rows.ts";
import { openSaver } from "./support/open-saver.ts";
import { temporaryFile } from "./support/temporary-file.ts";

const channels = ["list", "text", "table"] as const;
type Values = Record<string, unknown>;
interface Known {
  config: RunnableConfig;
  values: Values;
  versions: Record<string, number>;
}

describe("values that share their beginnings", () => {
  it.each([1, 2, 3, 4])(
    "are read back in every branch as they were put (seed %i)",
    async (seed) => {
      const saver = await openSaver();
      const random = createRandom(seed);
      const known = await growTree(saver, random, 120);
      await expectAll(saver, known);
      await saver.copyThread("1", "2");
      await saver.prune("1", { keep: 10 });
      const latest = known.slice(-10);
      await expectAll(saver, latest);
      expect(await listAll(saver, threadOf("1"))).toHaveLength(10);
      // what is put on top of what is left goes on sharing with it
      const more = await growTree(saver, random, 20, latest);
      await expectAll(saver, more);
      await saver.deleteThread("1");
      expect(await listAll(saver, threadOf("2"))).toHaveLength(120);
      const copies = known.map(({ config, values }) => ({ config: moved(config), values }));
      await expectAll(saver, copies);
    },
  );

  it("take little more room in a growing list than the list itself", async () => {
    const path = temporaryFile();
    const saver = await openSaver({ path });
    const log: string[] = [];
    let config = threadOf("1");
    for (let step = 1; step <= 256; step++) {
      log.push(`message ${step} ${"words ".repeat(20)}`);
      const checkpoint = checkpointOf({ log }, step);
      config = await saver.put(config, checkpoint, metadataOf({ step }), { log: step });
    }
    expect((await saver.get(threadOf("1")))?.channel_values.log).toEqual(log);
    const database = new DatabaseSync(path, { readOnly: true });
    const row = database
      .prepare("SELECT sum(length(bytes)) AS bytes, max(kept) AS kept FROM langgraph_saver_value")
      .get();
    database.close();
    // log2(256) / 2 times its size on average, instead of 128 times
    expect(Number(row?.bytes)).toBeLessThan(JSON.stringify(log).length * 6);
  });

  it("are stored once when a task wrote them and the next checkpoint holds them", async () => {
    const path = temporaryFile();
    const saver = await openSaver({ path });
    let config = threadOf("1");
    for (let step = 0; step < 10; step++) {
      const draft = `draft ${step}`;
      const checkpoint = checkpointOf({ draft }, step);
      config = await saver.put(config, checkpoint, metadataOf({ step }), { draft: step });
      await saver.putWrites(config, [["draft", `draft ${step + 1}`]], "task");
    }
    expect(countRows(path)).toMatchObject({ checkpoint: 10, write: 10, value: 11 });
    const tuples = await listAll(saver, threadOf("1"));
    expect(tuples.map(({ pendingWrites }) => pendingWrites?.[0]?.[2])).toEqual(
      Array.from({ length: 10 }, (_, index) => `draft ${10 - index}`),
    );
    await saver.prune("1");
    expect(countRows(path)).toMatchObject({ checkpoint: 2, write: 1, value: 2 });
    expect(await listAll(saver, threadOf("1"))).toMatchObject([
      {
        checkpoint: { channel_values: { draft: "draft 9" } },
        pendingWrites: [["task", "draft", "draft 10"]],
      },
    ]);
  });
});

async function growTree(
  saver: HoldfastSaver,
  random: Random,
  count: number,
  known: readonly Known[] = [],
): Promise<Known[]> {
  const tree = [...known];
  while (tree.length < known.length + count) {
    // mostly the latest, sometimes a branch of an older one
    const at = random.next() < 0.8 ? tree.length - 1 : Math.floor(random.next() * tree.length);
    const parent = tree[at] ?? { config: threadOf("1"), values: {}, versions: {} };
    const values = { ...parent.values };
    const versions = { ...parent.versions };
    const changed: Record<string, number> = {};
    for (const channel of channels) {
      if (channel in values && random.next() < 0.4) continue;
      values[channel] = edited(values[channel], random);
      versions[channel] = (versions[channel] ?? 0) + 1;
      changed[channel] = versions[channel];
    }
    const checkpoint = { ...checkpointOf(values), channel_versions: versions };
    const config = await saver.put(parent.config, checkpoint, metadataOf(), changed);
    tree.push({ config, values, versions });
  }
  return tree;
}

function edited(value: unknown, random: Random): unknown {
  const list = Array.isArray(value) ? (value as string[]) : [];
  const word = `entry ${Math.floor(random.next() * 1000)} `.repeat(
    1 + Math.floor(random.next() * 6),
  );
  const kind = random.next();
  if (kind < 0.6) return [...list, word];
  if (kind < 0.7) return list.slice(0, -1);
  if (kind < 0.8) return list.length === 0 ? [] : list.with(0, word);
  if (kind < 0.9) return [...list];
  return [word];
}

async function expectAll(
  saver: HoldfastSaver,
  known: readonly Pick<Known, "config" | "values">[],
): Promise<void> {
  for (const { config, values } of known) {
    expect((await saver.get(config))?.channel_values).toEqual(values);
  }
}

function moved({ configurable }: RunnableConfig): RunnableConfig {
  return { configurable: { ...configurable, thread_id: "2" } };
}
