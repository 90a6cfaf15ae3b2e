import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createMemory, SqliteStore } from "@holdfast/core";
import { describe, expect, it, onTestFinished } from "vitest";
import { emptyCrashLog, noteMessage } from "../src/crash/crash-log.ts";
import { type CrashLog, findCrashDamage, hashEmbedder } from "../src/index.ts";

const embedder = hashEmbedder();
const sound = { lost: [], corrupt: [], mismatched: [] };

// What a crash might do to the file, and what must be said about it.
const damages: [string, string, Partial<Record<keyof typeof sound, RegExp>>][] = [
  ["a turn is gone", "DELETE FROM turn WHERE text LIKE 'single%'", { lost: /turn .* is gone/u }],
  [
    "a part of a call is gone",
    "DELETE FROM turn WHERE text LIKE 'batch 3%'",
    { lost: /is gone/u, corrupt: /recorded 4 of 5/u },
  ],
  [
    "an update is gone",
    `UPDATE record SET text = 'revision 0, words', version = 1 WHERE status = 'active';
     DELETE FROM event WHERE operation = 'UPDATE'`,
    { lost: /revision 0, and 1/u },
  ],
  [
    "a deletion is gone",
    "UPDATE turn SET status = 'active' WHERE status = 'retracted'; DELETE FROM event WHERE operation = 'DELETE'",
    { lost: /deletion .* was acknowledged/u },
  ],
  [
    "a record changed without an event",
    "UPDATE record SET importance = 0.9",
    { corrupt: /not what its last event says/u },
  ],
  [
    "an event is gone",
    "DELETE FROM event WHERE operation = 'ADD'",
    { corrupt: /version 2 with 1 events/u },
  ],
  [
    "a record is gone, and its log is not",
    "DELETE FROM record",
    { lost: /memory .* is gone/u, corrupt: /the log of .* ends wrongly/u },
  ],
  [
    "an index entry is gone",
    "UPDATE lexical_block SET documents = x'', codes = x''",
    { mismatched: /not what a rebuild makes of it/u },
  ],
  ["a vector is gone", "DELETE FROM vector WHERE sequence = 1", { mismatched: /has no vector/u }],
  [
    "a vector belongs to another text",
    "UPDATE vector SET vector = (SELECT vector FROM vector ORDER BY sequence DESC) WHERE sequence = 1",
    { mismatched: /is not that of its text/u },
  ],
];

describe("findCrashDamage", () => {
  it("finds nothing wrong with a sound file, and leaves it sound", async () => {
    const { path, log } = await filledFile();
    expect(await findCrashDamage(SqliteStore.open({ path }), log, embedder)).toEqual(sound);
    expect(await findCrashDamage(SqliteStore.open({ path }), log, embedder)).toEqual(sound);
  });

  for (const [name, sql, expected] of damages) {
    it(`says so when ${name}`, async () => {
      const { path, log } = await filledFile();
      const database = new DatabaseSync(path);
      database.exec(sql);
      database.close();
      const damage = await findCrashDamage(SqliteStore.open({ path }), log, embedder);
      for (const [kind, pattern] of Object.entries(expected)) {
        expect(damage[kind as keyof typeof sound].join("\n")).toMatch(pattern);
      }
    });
  }

  it("accepts that a call which was only announced is done or not done", async () => {
    const { path, log, ids } = await filledFile();
    for (const step of ["deleting", "erasing"] as const) noteMessage(log, { step, id: ids.single });
    expect(await findCrashDamage(SqliteStore.open({ path }), log, embedder)).toEqual(sound);
    await using memory = await createMemory({ path });
    await memory.erase(ids.single);
    expect(await findCrashDamage(SqliteStore.open({ path }), log, embedder)).toEqual(sound);
  });

  it("says so when an erasure was acknowledged and the item is there", async () => {
    const { path, log, ids } = await filledFile();
    for (const step of ["erasing", "erased"] as const) noteMessage(log, { step, id: ids.single });
    const { lost } = await findCrashDamage(SqliteStore.open({ path }), log, embedder);
    expect(lost).toEqual([expect.stringContaining("erasure")]);
  });
});

// What a writer would have left, and its log.
async function filledFile(): Promise<{ path: string; log: CrashLog; ids: { single: string } }> {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-damage-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "memory.db");
  const log = emptyCrashLog();
  await using memory = await createMemory({ path, embedder });
  const add = async (texts: string[], call: string, type?: "semantic") => {
    const metadata = { call, size: texts.length };
    const { turns, operations } = await memory.add(texts, {
      userId: "ada",
      runId: "w",
      metadata,
      type,
    });
    const [turnIds, recordIds] = [turns.map(({ id }) => id), operations.map(({ id }) => id)];
    noteMessage(log, { step: "added", turnIds, recordIds });
    return { turnId: turnIds[0] as string, recordId: recordIds[0] as string };
  };
  const { turnId: single } = await add(["single words"], "w/0");
  const { turnId: hidden } = await add(["another one"], "w/1");
  const { turnId: erased } = await add(["the last one"], "w/2");
  await add(
    [0, 1, 2, 3, 4].map((number) => `batch ${number} words`),
    "w/3",
  );
  const { recordId } = await add(["revision 0, words"], "w/4", "semantic");
  await memory.update(recordId, { text: "revision 1, words" });
  await memory.delete(hidden);
  await memory.erase(erased);
  noteMessage(log, { step: "updated", id: recordId, revision: 1 });
  noteMessage(log, { step: "deleted", id: hidden });
  noteMessage(log, { step: "erased", id: erased });
  return { path, log, ids: { single } };
}
