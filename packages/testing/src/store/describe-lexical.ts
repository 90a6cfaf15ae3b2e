import assert from "node:assert/strict";
import type { ItemKind, LexicalDocument, Store, StoredItem } from "@holdfast/core";
import { assertSame } from "../assertions/assert-same.ts";
import { LexicalFollower } from "./lexical-follower.ts";
import { readProjection } from "./read-projection.ts";
import { sampleDocument } from "./sample-document.ts";
import type { StoreContext } from "./store-context.ts";

const scope = { userId: "ada" };

/** The lexical projection: what it holds, and how a reader follows it. */
export function describeLexical({ describe, it, switches }: StoreContext): void {
  describe("lexical projection", () => {
    it("keeps documents exactly, from the emptiest to the longest", async ({ store, samples }) => {
      const documents: LexicalDocument[] = [
        { codes: new Uint32Array(), minutes: 0, speaker: 0, flags: 0 },
        { codes: Uint32Array.of(1, 0xffffffff, 1), minutes: -1, speaker: 0xffffffff, flags: 14 },
        { codes: Uint32Array.of(7), minutes: -0x80000000, speaker: 1, flags: 2 },
        { codes: Uint32Array.of(0x80000000), minutes: 0x7fffffff, speaker: 0x80000000, flags: 4 },
        {
          codes: Uint32Array.from({ length: 65_535 }, (_, index) => index * 65_537),
          minutes: 5,
          speaker: 9,
          flags: 8,
        },
        { codes: Uint32Array.of(3, 4), minutes: 6, speaker: 0, flags: 0 },
      ];
      const turns = documents.map((document) => ({ turn: samples.turn(), document }));
      const records = documents.map((document) => ({ ...samples.put(), document }));
      await store.write({ turns, records });
      for (const [kind, items] of [
        ["turn", turns.map(({ turn }) => turn)],
        ["memory", records.map(({ record }) => record)],
      ] as const) {
        const projection = await readProjection(store, scope, kind);
        assert.deepEqual(
          [...projection.keys()],
          items.map(({ id }) => id),
        );
        for (const [index, { id }] of items.entries())
          assertSame(projection.get(id), documents[index]);
      }
    });

    it("holds nothing of an item that was written without a document", async ({
      store,
      samples,
    }) => {
      const append = samples.append();
      await store.write({
        turns: [{ turn: samples.turn() }, append],
        records: [{ record: samples.record(), expectedVersion: 0 }],
      });
      assert.deepEqual([...(await readProjection(store, scope, "turn")).keys()], [append.turn.id]);
      assert.equal((await readProjection(store, scope, "memory")).size, 0);
    });

    it("tells a reader that it knows everything", async ({ store, samples }) => {
      await store.write({ turns: [samples.append()] });
      const follower = await follow(store, "turn");
      assert.equal(await follower.follow(), false);
      await store.write({ records: [samples.put()] });
      assert.equal(await follower.follow(), false, "a record moved the turns");
      await store.write({ turns: [samples.append({ scope: { userId: "bob" } })] });
      assert.equal(
        await follower.follow(),
        false,
        "another user's turn moved the reader's partition",
      );
    });

    it("gives a reader what was appended, over many blocks", async ({ store, samples }) => {
      await store.write({ turns: [samples.append()] });
      const follower = await follow(store, "turn");
      const sizes = [1, 1, 3, 200, 2, 90, 1];
      for (const size of sizes) {
        const turns = Array.from({ length: size }, () => samples.append());
        await store.write({ turns });
        assert.equal(await follower.follow(), true);
        const last = follower
          .documents()
          .slice(-size)
          .map(({ codes }) => codes);
        assert.deepEqual(
          last,
          turns.map(({ document }) => [...(document?.codes ?? [])]),
        );
      }
      assert.deepEqual(follower.documents(), (await follow(store, "turn")).documents());
      if (switches.readsIncrementally) assert.equal(follower.completeReads, 1);
    });

    it("makes a reader start again when something was taken out", async ({ store, samples }) => {
      const turns = Array.from({ length: 5 }, () => samples.append());
      await store.write({ turns });
      const follower = await follow(store, "turn");
      const [gone] = turns as [(typeof turns)[number]];
      await store.write({ turnStatuses: [{ id: gone.turn.id, status: "retracted" }] });
      assert.equal(await follower.follow(), true);
      assert.equal(follower.completeReads, 2);
      assert.equal(follower.documents().length, 4);
      await store.write({
        turnStatuses: [{ id: gone.turn.id, status: "active", document: gone.document }],
      });
      assert.equal(await follower.follow(), true);
      assert.equal(follower.documents().length, 5);
      assertSame((await readProjection(store, scope, "turn")).get(gone.turn.id), gone.document);
    });

    it("leaves the readers of other partitions alone when something is taken out", async ({
      store,
      samples,
    }) => {
      const mine = samples.append();
      const other = samples.append({ scope: { userId: "bob" } });
      await store.write({ turns: [mine, other] });
      const follower = await follow(store, "turn");
      await store.write({ turnStatuses: [{ id: other.turn.id, status: "retracted" }] });
      await store.erase({ turnIds: [other.turn.id], recordIds: [] }, samples.eraseLog());
      assert.equal(await follower.follow(), false);
    });

    it("replaces a record's document with that of its next version", async ({ store, samples }) => {
      const { record } = samples.put({ text: "lives in Manchester" });
      const documentOf = (text: string) =>
        sampleDocument({ kind: "memory", value: { ...record, text } });
      await store.write({
        records: [{ record, expectedVersion: 0, document: documentOf(record.text) }],
      });
      const texts = ["lives in Bristol", "lives in Bristol", "lives in Cardiff"];
      for (const [index, text] of texts.entries()) {
        const version = index + 2;
        const put = { record: { ...record, text, version }, expectedVersion: version - 1 };
        await store.write({ records: [{ ...put, document: documentOf(text) }] });
        const projection = await readProjection(store, scope, "memory");
        assertSame([...projection], [[record.id, documentOf(text)]]);
      }
      await store.write({
        records: [{ record: { ...record, status: "retracted", version: 5 }, expectedVersion: 4 }],
      });
      assert.equal((await readProjection(store, scope, "memory")).size, 0);
    });

    it("rebuilds from the items, in the order they were recorded", async ({ store, samples }) => {
      const turns = Array.from({ length: 30 }, (_, index) => samples.append({ at: 1000 - index }));
      const records = Array.from({ length: 5 }, () => samples.put());
      await store.write({ turns: [...turns, { turn: samples.turn() }], records });
      const hidden = turns[3]?.turn.id as string;
      await store.write({ turnStatuses: [{ id: hidden, status: "retracted" }] });
      const follower = await follow(store, "turn");
      const progress: [number, number][] = [];
      const asked: string[] = [];
      const documentOf = (item: StoredItem) => {
        asked.push(item.value.id);
        return { ...sampleDocument(item), speaker: 42 };
      };
      await store.rebuildLexical(documentOf, (done, total) => progress.push([done, total]));
      const expected = turns.map(({ turn }) => turn.id).filter((id) => id !== hidden);
      const projection = await readProjection(store, scope, "turn");
      assert.deepEqual([...projection.keys()], expected);
      assert.deepEqual(
        new Set([...projection.values()].map(({ speaker }) => speaker)),
        new Set([42]),
      );
      assert.deepEqual(
        asked.toSorted(),
        [...expected, ...records.map(({ record }) => record.id)].sort(),
      );
      assert.deepEqual(progress.at(-1), [34, 34]);
      assert.deepEqual(
        progress,
        progress.toSorted(([a], [b]) => a - b),
      );
      await follower.follow();
      assert.deepEqual(follower.documents(), (await follow(store, "turn")).documents());
    });

    it("loses and doubles nothing that is written during a rebuild", async ({ store, samples }) => {
      const turns = Array.from({ length: 1_200 }, () =>
        samples.append({ text: "before the rebuild" }),
      );
      const put = samples.put({ text: "before the rebuild" });
      await store.write({ turns, records: [put] });
      const [first, last] = [turns[0], turns.at(-1)] as [
        (typeof turns)[number],
        (typeof turns)[number],
      ];
      const late = samples.append({ text: "written meanwhile" });
      const changed = { ...put.record, text: "changed meanwhile", version: 2 };
      const document = sampleDocument({ kind: "memory", value: changed });
      const writes = [
        () => store.write({ turns: [late] }),
        () =>
          store.write({
            turnStatuses: [
              { id: first.turn.id, status: "retracted" },
              { id: last.turn.id, status: "retracted" },
            ],
          }),
        () => store.write({ records: [{ record: changed, expectedVersion: 1, document }] }),
      ];
      const pending: Promise<void>[] = [];
      const writeNext = () => {
        const next = writes.shift();
        if (next) pending.push(next());
      };
      await store.rebuildLexical(sampleDocument, writeNext);
      while (writes.length > 0) writeNext();
      await Promise.all(pending);
      await checkAgainstItems(store, [first.turn.id, last.turn.id]);
    });
  });
}

async function follow(store: Store, kind: ItemKind): Promise<LexicalFollower> {
  const [view] = await store.partitions(scope);
  const follower = new LexicalFollower(store, view?.partition as number, kind);
  await follower.follow();
  return follower;
}

// Every visible item once, with the document of what it says now; nothing else.
async function checkAgainstItems(store: Store, hidden: readonly string[]): Promise<void> {
  const query = { scope, limit: 10_000, order: "ascending", statuses: ["active"] } as const;
  const turns = (await store.listTurns(query)).items.map(
    (value) => ({ kind: "turn", value }) as const,
  );
  const records = (await store.listRecords(query)).items.map(
    (value) => ({ kind: "memory", value }) as const,
  );
  for (const [kind, items] of [
    ["turn", turns],
    ["memory", records],
  ] as const) {
    const projection = await readProjection(store, scope, kind);
    assert.deepEqual([...projection.keys()].sort(), items.map(({ value }) => value.id).sort());
    for (const item of items) assertSame(projection.get(item.value.id), sampleDocument(item));
  }
  assert.equal(
    turns.some(({ value }) => hidden.includes(value.id)),
    false,
  );
}
