import { describe, expect, it } from "vitest";
import type { StoredItem } from "../model/item.ts";
import type { StoredRecord } from "../model/record.ts";
import { RecordCache } from "../store/record-cache.ts";
import type { Store } from "../store/store.ts";
import { ItemReader } from "./item-reader.ts";

const record = { id: "one", scope: { userId: "ada" }, text: "tea", status: "active", metadata: {} };
const views = [{ partition: 7, changes: 0 }];
const visibility = { scope: { userId: "ada" }, now: 0, superseded: false };

/** A store with one record under key 1 that answers when it is let, and how often it was asked. */
function slowStore() {
  const answers: (() => void)[] = [];
  const store: Pick<Store, "recordsByKey"> = {
    recordsByKey: (keys) =>
      new Promise((resolve) =>
        answers.push(() =>
          resolve(
            keys.includes(1)
              ? [{ key: 1, item: record as unknown as StoredRecord, partition: 7 }]
              : [],
          ),
        ),
      ),
  };
  return { store: store as Store, answers };
}

const idOf = (item: StoredItem | undefined) => item?.value.id;

describe("ItemReader", () => {
  it("gives an item to two arms that ask for it at the same time", async () => {
    const { store, answers } = slowStore();
    const reader = new ItemReader("memory", visibility, {
      store,
      views,
      records: new RecordCache(10_000),
    });
    const both = [reader.byKey([1, 2]), reader.byKey([1])];
    for (const answer of answers) answer();
    const [all, one] = await Promise.all(both);
    expect([all?.map(idOf), one?.map(idOf)]).toEqual([["one", undefined], ["one"]]);
  });

  it("reads what is known to be gone, or was read before, only once", async () => {
    const { store, answers } = slowStore();
    const records = new RecordCache(10_000);
    const reader = new ItemReader("memory", visibility, { store, views, records });
    const first = reader.byKey([1, 2]);
    answers[0]?.();
    await first;
    expect((await reader.byKey([1, 2])).map(idOf)).toEqual(["one", undefined]);
    const later = new ItemReader("memory", visibility, { store, views, records });
    expect((await later.byKey([1])).map(idOf)).toEqual(["one"]);
    expect(answers).toHaveLength(1);
  });
});
