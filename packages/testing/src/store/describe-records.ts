import assert from "node:assert/strict";
import type { Evidence } from "@holdfast/core";
import { assertCode } from "../assertions/assert-code.ts";
import { assertSame } from "../assertions/assert-same.ts";
import type { StoreContext } from "./store-context.ts";

/** Records: replaced as a whole, one version after the other. */
export function describeRecords({ describe, it }: StoreContext): void {
  describe("records", () => {
    it("gives a record back with every field as it was written", async ({ store, samples }) => {
      const { turn } = samples.append();
      const full = samples.put({
        scope: { appId: "app", userId: "ada", agentId: "helper", runId: "monday" },
        type: "procedural",
        subject: "Ada",
        predicate: "lives in",
        object: "Turin",
        status: "superseded",
        confidence: 0.1 + 0.2,
        importance: 0,
        origin: "web:https://example.com/?q=a b",
        source: "model",
        validTo: Date.UTC(2026, 6, 1),
        expiresAt: Date.UTC(2027, 0, 1),
        metadata: { tags: ["a"], nested: { deep: null } },
        evidence: [{ turnId: turn.id, quote: turn.text }],
        supersedes: [samples.nextId(), samples.nextId()],
        supersededBy: samples.nextId(),
      });
      const bare = samples.put();
      await store.write({ turns: [{ turn }], records: [full, bare] });
      assertSame(await store.recordsById([full.record.id]), [full.record]);
      assertSame(await store.recordsById([bare.record.id]), [bare.record]);
      assert.deepEqual(await store.recordsById([samples.nextId()]), []);
      assert.deepEqual(await store.recordsByKey([999_999]), []);
    });

    it("replaces a record as a whole: what the new version lacks is gone", async ({
      store,
      samples,
    }) => {
      const { record, ...put } = samples.put({
        subject: "Ada",
        predicate: "likes",
        object: "tea",
        validTo: 5,
        expiresAt: Date.UTC(2099, 0),
        metadata: { a: 1 },
        supersededBy: "x",
      });
      await store.write({ records: [{ record, ...put }] });
      const {
        subject: _subject,
        object: _object,
        validTo: _validTo,
        expiresAt: _expiresAt,
        supersededBy: _by,
        ...rest
      } = record;
      const next = { ...rest, text: "changed", metadata: {}, version: 2 };
      await store.write({ records: [{ record: next, expectedVersion: 1 }] });
      assertSame(await store.recordsById([record.id]), [next]);
    });

    it("refuses a version that another writer has replaced, and writes nothing", async ({
      store,
      samples,
    }) => {
      const { record } = samples.put();
      const put = (version: number, text: string) => ({
        record: { ...record, version, text },
        expectedVersion: version - 1,
      });
      await assertCode(
        () => store.write({ records: [put(2, "of a record that is not there")] }),
        "write_conflict",
      );
      await store.write({ records: [put(1, "one")] });
      await assertCode(() => store.write({ records: [put(1, "new once more")] }), "write_conflict");
      await store.write({ records: [put(2, "two")] });
      await assertCode(() => store.write({ records: [put(2, "stale")] }), "write_conflict");
      await assertCode(() => store.write({ records: [put(4, "too far")] }), "write_conflict");
      assertSame(await store.recordsById([record.id]), [{ ...record, version: 2, text: "two" }]);
    });

    it("lets exactly one of several writers at once replace a version", async ({
      store,
      samples,
    }) => {
      const { record } = samples.put();
      await store.write({ records: [{ record, expectedVersion: 0 }] });
      const outcomes = await Promise.allSettled(
        Array.from({ length: 6 }, (_, index) =>
          store.write({
            records: [
              { record: { ...record, version: 2, text: `writer ${index}` }, expectedVersion: 1 },
            ],
          }),
        ),
      );
      assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    });

    it("gives the important ones of a scope, the most important first, then the oldest", async ({
      store,
      samples,
    }) => {
      const scope = { userId: "ada" };
      const some = [0.8, 0.7, 1, 0.8].map((importance) => samples.put({ scope, importance }));
      const others = [
        samples.put({ scope: { userId: "ada1" }, importance: 1 }),
        samples.put({ scope, importance: 1, status: "retracted" }),
      ];
      await store.write({ records: [...some, ...others] });
      const ids = async (limit: number) =>
        (await store.recordsByImportance(scope, 0.8, limit)).map(({ id }) => id);
      const expected = [some[2], some[0], some[3]].map((put) => put?.record.id);
      assert.deepEqual(await ids(10), expected);
      assert.deepEqual(await ids(2), expected.slice(0, 2));
    });

    it("keeps evidence in its order and finds records by their turns", async ({
      store,
      samples,
    }) => {
      const turns = [samples.append(), samples.append(), samples.append()];
      const [a, b, c] = turns.map(({ turn }) => turn.id) as [string, string, string];
      const quotes: Evidence[] = [
        { turnId: b, quote: 'she said "no"' },
        { turnId: a, quote: "l'été, 100 %\n😀" },
        { turnId: b, quote: "" },
      ];
      const first = samples.put({ evidence: quotes });
      const second = samples.put({ evidence: [{ turnId: a, quote: "a" }] });
      await store.write({ turns, records: [first, second, samples.put()] });
      assertSame(await store.recordsById([first.record.id]), [first.record]);
      const idsOf = async (...ids: string[]) =>
        (await store.recordsByEvidence(ids)).map(({ id }) => id).sort();
      assert.deepEqual(await idsOf(a), [first.record.id, second.record.id]);
      assert.deepEqual(await idsOf(b), [first.record.id]);
      assert.deepEqual(await idsOf(a, b), [first.record.id, second.record.id]);
      assert.deepEqual(await idsOf(c), []);
      assert.deepEqual(await idsOf(), []);
      const moved = { ...first.record, evidence: [{ turnId: c, quote: "c" }], version: 2 };
      await store.write({ records: [{ record: moved, expectedVersion: 1 }] });
      assert.deepEqual(await idsOf(c), [first.record.id]);
      assert.deepEqual(await idsOf(b), []);
      assertSame(await store.recordsById([first.record.id]), [moved]);
    });
  });
}
