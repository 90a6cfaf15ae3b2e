import assert from "node:assert/strict";
import type { Store, StoredEntry } from "@holdfast/core";
import { assertSame } from "../assertions/assert-same.ts";
import type { StoreContext } from "./store-context.ts";

/** Everything of a store, for a copy; and the uses of records, which only a copy writes. */
export function describeReadAll({ describe, it }: StoreContext): void {
  describe("reading all", () => {
    it("gives everything of every scope once, in the order of recording, page by page", async ({
      store,
      samples,
    }) => {
      const scopes = [{ userId: "ada" }, { appId: "x" }, { userId: "ada", runId: "r" }];
      const turns = scopes.map((scope) => samples.append({ scope }));
      const hidden = { turn: samples.append({ status: "retracted" }).turn };
      const records = scopes.map((scope) => samples.put({ scope }));
      const events = records.map(({ record }) => samples.event({ kind: "memory", record }));
      await store.write({
        turns: [...turns, hidden],
        records,
        events,
        extractions: [{ turnId: (turns[1] as (typeof turns)[0]).turn.id, dueAt: 5 }],
      });
      const vector = Float32Array.of(0.5, -1);
      const recordId = (records[2] as (typeof records)[0]).record.id;
      await store.write({ vectors: [{ kind: "memory", id: recordId, vector }] });
      const wanted: StoredEntry[] = [
        ...[...turns, hidden].map(
          ({ turn }, index): StoredEntry => ({
            kind: "turn",
            turn,
            searchable: turn !== hidden.turn,
            vector: undefined,
            awaitsExtraction: index === 1,
          }),
        ),
        ...records.map(
          ({ record }): StoredEntry => ({
            kind: "memory",
            record,
            searchable: true,
            vector: record.id === recordId ? vector : undefined,
          }),
        ),
        ...events.map((event): StoredEntry => ({ kind: "event", event })),
      ];
      for (const limit of [1, 2, 4, 100]) assertSame(await pages(store, limit), wanted);
    });

    it("gives nothing of an empty store, and refuses a cursor of its own making", async ({
      store,
    }) => {
      assert.deepEqual(await pages(store, 10), []);
      await assert.rejects(store.readAll({ limit: 1, cursor: "setting:0" }), {
        code: "invalid_input",
      });
    });
  });

  describe("uses of records", () => {
    it("counts them without a new version, an event or a new revision", async ({
      store,
      samples,
    }) => {
      const [a, b] = [samples.put(), samples.put()];
      await store.write({ records: [a, b] });
      const { scope } = a.record;
      const revision = await store.recordRevision(scope);
      await store.noteUses([a.record.id, samples.nextId()], 50);
      await store.noteUses([a.record.id, b.record.id], 40);
      const [first, second] = await Promise.all(
        [a, b].map(async ({ record }) => (await store.recordsById([record.id]))[0]),
      );
      assertSame([first?.uses, first?.usedAt, first?.version], [2, 50, 1]);
      assertSame([second?.uses, second?.usedAt], [1, 40]);
      assert.equal(await store.recordRevision(scope), revision);
      assert.deepEqual(await store.eventsByTarget(a.record.id), []);
    });

    it("keeps them when the record changes, and takes them from an insertion", async ({
      store,
      samples,
    }) => {
      const { record, document } = samples.put({ uses: 7, usedAt: 30 });
      await store.write({ records: [{ record, document, expectedVersion: 0 }] });
      const { uses, usedAt, ...rest } = record;
      await store.write({
        records: [{ record: { ...rest, text: "else", version: 2 }, document, expectedVersion: 1 }],
      });
      const [stored] = await store.recordsById([record.id]);
      assertSame([stored?.uses, stored?.usedAt, stored?.text], [uses, usedAt, "else"]);
    });
  });
}

async function pages(store: Store, limit: number): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.readAll({ limit, cursor });
    entries.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return entries;
}
