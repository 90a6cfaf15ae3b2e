import { afterEach, describe, expect, it } from "vitest";
import type { StoredRecord } from "../../model/record.ts";
import { SqliteStore } from "./sqlite-store.ts";

const store = { current: SqliteStore.open({ path: ":memory:" }) };

afterEach(async () => {
  await store.current.close();
  store.current = SqliteStore.open({ path: ":memory:" });
});

function record(id: string, more: Partial<StoredRecord> = {}): StoredRecord {
  return {
    id,
    scope: { userId: "maya", runId: "one" },
    type: "semantic",
    text: `text of ${id}`,
    subject: "user",
    predicate: "lives in",
    object: "Porto",
    status: "active",
    confidence: 1,
    importance: 0.5,
    origin: "user",
    source: "rules",
    validFrom: 1,
    recordedAt: 1,
    updatedAt: 1,
    metadata: {},
    evidence: [],
    supersedes: [],
    version: 1,
    ...more,
  };
}

function put(...records: StoredRecord[]) {
  return { records: records.map((item) => ({ record: item, expectedVersion: 0 })) };
}

const maya = { userId: "maya" };

describe("records by fact", () => {
  it("finds active records by subject and predicate or by text, within the scope", async () => {
    await store.current.write(
      put(
        record("a"),
        record("b", { predicate: "likes" }),
        record("c", { status: "superseded" }),
        record("d", { scope: { userId: "noor" } }),
        record("e", { subject: "user's son Leo" }),
        record("f", { predicate: undefined, subject: undefined, text: "Maya likes Porto" }),
      ),
    );
    const query = { scope: maya, subject: "user", predicates: ["lives in"], limit: 10 };
    const found = await store.current.recordsByFact({ ...query, texts: ["Maya likes Porto"] });
    expect(found.map(({ id }) => id)).toEqual(["f", "a"]);
  });
});

describe("the revision of records", () => {
  it("moves with every write of a record of the same user, and with no other", async () => {
    expect(await store.current.recordRevision(maya)).toBe(0);
    await store.current.write(put(record("a"), record("b")));
    await store.current.write(put(record("d", { scope: { userId: "noor" } })));
    expect(await store.current.recordRevision(maya)).toBe(2);
  });

  it("refuses a batch that was decided on another revision, and writes nothing of it", async () => {
    await store.current.write(put(record("a")));
    const basedOn = { scope: maya, revision: 0 };
    await expect(store.current.write({ ...put(record("b")), basedOn })).rejects.toMatchObject({
      code: "write_conflict",
    });
    expect(await store.current.recordsById(["b"])).toEqual([]);
    await store.current.write({ ...put(record("b")), basedOn: { scope: maya, revision: 1 } });
    expect(await store.current.recordsById(["b"])).toHaveLength(1);
  });
});
