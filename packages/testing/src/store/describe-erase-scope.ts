import assert from "node:assert/strict";
import type { ItemKind, Scope, Store } from "@holdfast/core";
import { assertSame } from "../assertions/assert-same.ts";
import { LexicalFollower } from "./lexical-follower.ts";
import { readProjection } from "./read-projection.ts";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

const latest = Number.MAX_SAFE_INTEGER;
const kinds: ItemKind[] = ["turn", "memory"];

/** Erasing a scope: nothing of it stays, and nothing else goes. */
export function describeEraseScope({ describe, it }: StoreContext): void {
  describe("erasing a scope", () => {
    it("destroys all of it, leaves no trace in the log, and touches nobody else", async ({
      store,
      samples,
    }) => {
      const mine: Scope[] = [
        { userId: "ada" },
        { userId: "ada", runId: "one" },
        { userId: "ada", agentId: "helper" },
      ];
      const others: Scope[] = [
        { userId: "ada2" },
        { userId: "bob", runId: "one" },
        { agentId: "ada" },
      ];
      for (const scope of [...mine, ...others]) await fill(store, samples, scope);
      const before = await Promise.all(others.map((scope) => everythingIn(store, scope)));
      const counts = await store.erase({ scope: { userId: "ada" } }, samples.eraseLog());
      assert.deepEqual(counts, { turns: 3, records: 3, events: 3, trimmed: 0 });
      for (const scope of mine) await checkEmpty(store, scope);
      assertSame(await Promise.all(others.map((scope) => everythingIn(store, scope))), before);
      const all = await store.counts();
      assert.deepEqual(
        [all.scopes, all.turns, all.events, all.vectors, all.pendingVectors],
        [3, 3, 3, 3, 3],
      );
    });

    it("erases by an agent across its users, or by two ids", async ({ store, samples }) => {
      const scopes: Scope[] = [
        { userId: "ada", agentId: "helper" },
        { userId: "bob", agentId: "helper" },
        { agentId: "helper" },
        { userId: "ada", agentId: "helpers" },
        { userId: "ada" },
      ];
      for (const scope of scopes) await fill(store, samples, scope);
      const narrow = await store.erase(
        { scope: { userId: "bob", agentId: "helper" } },
        samples.eraseLog(),
      );
      assert.equal(narrow.turns, 1);
      const wide = await store.erase({ scope: { agentId: "helper" } }, samples.eraseLog());
      assert.equal(wide.turns, 2);
      await checkEmpty(store, { agentId: "helper" });
      await checkEmpty(store, { userId: "bob" });
      assert.equal((await readProjection(store, { userId: "ada" }, "turn")).size, 2);
    });

    it("takes records of other scopes along, or trims them, when their turns go", async ({
      store,
      samples,
    }) => {
      const append = samples.append({ scope: { userId: "ada", runId: "one" } });
      const other = samples.append({ scope: { userId: "ada" } });
      const quoteOf = ({ turn }: typeof append) => ({ turnId: turn.id, quote: turn.text });
      const whole = samples.put({ scope: { userId: "ada" }, evidence: [quoteOf(append)] });
      const partly = samples.put({
        scope: { userId: "ada" },
        evidence: [quoteOf(append), quoteOf(other)],
      });
      const events = [whole, partly].map(({ record }) => samples.event({ kind: "memory", record }));
      await store.write({ turns: [append, other], records: [whole, partly], events });
      const counts = await store.erase({ scope: { runId: "one" } }, samples.eraseLog());
      assert.deepEqual(counts, { turns: 1, records: 1, events: 2, trimmed: 1 });
      assert.deepEqual(await store.recordsById([whole.record.id]), []);
      assert.deepEqual((await store.recordsById([partly.record.id]))[0]?.evidence, [
        quoteOf(other),
      ]);
      const left = await store.eventsUntil({ userId: "ada" }, latest);
      assert.equal(
        JSON.stringify(left).includes(append.turn.text),
        false,
        "the log still quotes the erased turn",
      );
    });

    it("erases a scope that holds nothing, and one that never was", async ({ store, samples }) => {
      await fill(store, samples, { userId: "ada" });
      const nothing = { turns: 0, records: 0, events: 0, trimmed: 0 };
      assert.deepEqual(
        await store.erase({ scope: { userId: "nobody" } }, samples.eraseLog()),
        nothing,
      );
      await store.erase({ scope: { userId: "ada" } }, samples.eraseLog());
      assert.deepEqual(
        await store.erase({ scope: { userId: "ada" } }, samples.eraseLog()),
        nothing,
      );
    });

    it("lets the scope start anew, and tells readers of the old one", async ({
      store,
      samples,
    }) => {
      const scope = { userId: "ada" };
      await fill(store, samples, scope);
      const [view] = await store.partitions(scope);
      const partition = view?.partition as number;
      const follower = new LexicalFollower(store, partition, "turn");
      await follower.follow();
      const read = await store.readVectors(partition, "turn");
      await store.erase({ scope }, samples.eraseLog());
      await follower.follow();
      assert.deepEqual(follower.documents(), []);
      const known = { generation: read?.generation as number, sequence: read?.sequence as number };
      const vectors = await store.readVectors(partition, "turn", known);
      assertSame([vectors?.complete, vectors?.rows], [true, []]);
      await fill(store, samples, scope);
      await follower.follow();
      const documents = await readProjection(store, scope, "turn");
      assert.equal(documents.size, 1);
      assert.equal((await store.counts(scope)).turns, 1);
    });
  });
}

async function fill(store: Store, samples: Samples, scope: Scope): Promise<void> {
  const append = samples.append({ scope, idempotencyKey: "key" });
  const put = samples.put({
    scope,
    evidence: [{ turnId: append.turn.id, quote: append.turn.text }],
  });
  const event = samples.event({ kind: "memory", record: put.record });
  await store.write({ turns: [append], records: [put], events: [event], awaitVectors: true });
  await store.write({
    vectors: [{ kind: "turn", id: append.turn.id, vector: Float32Array.of(1, 2) }],
  });
}

async function everythingIn(store: Store, scope: Scope) {
  const page = { scope, limit: 100, order: "ascending" } as const;
  return {
    turns: await store.listTurns({ ...page, statuses: ["active", "retracted"] }),
    records: await store.listRecords({ ...page, statuses: ["active", "superseded", "retracted"] }),
    events: await store.eventsUntil(scope, latest),
    documents: await Promise.all(
      kinds.map(async (kind) => [...(await readProjection(store, scope, kind))]),
    ),
    counts: await store.counts(scope),
    known: await store.turnsByIdempotencyKey(scope, ["key"]),
  };
}

async function checkEmpty(store: Store, scope: Scope): Promise<void> {
  const left = await everythingIn(store, scope);
  assertSame(left, {
    turns: { items: [] },
    records: { items: [] },
    events: [],
    documents: [[], []],
    counts: {
      turns: 0,
      retractedTurns: 0,
      records: { active: 0, superseded: 0, retracted: 0 },
      events: 0,
      vectors: 0,
      pendingVectors: 0,
      pendingIndex: 0,
      extractions: { pending: 0, givenUp: 0 },
      scopes: 0,
    },
    known: [],
  });
}
