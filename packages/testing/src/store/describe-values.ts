import assert from "node:assert/strict";
import type { Metadata, StoredRecord, StoredTurn } from "@holdfast/core";
import { assertSame } from "../assertions/assert-same.ts";
import type { StoreContext } from "./store-context.ts";

const texts = [
  "😀 𝒳 👩‍👩‍👧 🇮🇹",
  "line\nline\r\n\ttab",
  `'single' "double" \`back\` \\slash\\ %percent% _under_ ?question? :name $1 @x #0`,
  `"phrase" AND NEAR(a b) OR col:x* -not ^start (`,
  "'; DROP TABLE turn; --",
  "سلام שלום नमस्ते 안녕하세요 你好 สวัสดี",
  "a\u0301\u0327 combining \u00e1 composed",
  "\u200b zero width, \u202e right to left \u202c, \ufeff mark, \ufffd replacement",
  '{"json": [1, null]}',
  "\u0001\u001f\u007f control",
];

/** Values at the edges: each comes back as it was. */
export function describeValues({ describe, it, switches }: StoreContext): void {
  describe("values", () => {
    it("keeps every character of every text", async ({ store, samples }) => {
      for (const text of texts) {
        const turn = samples.turn({
          text,
          name: text,
          original: `${text}!`,
          origin: `tool:${text}`,
          idempotencyKey: text,
        });
        const record = samples.record({
          text,
          subject: text,
          predicate: text,
          object: text,
          evidence: [{ turnId: turn.id, quote: text }],
        });
        const event = samples.event({ kind: "memory", record }, { reason: text, actor: text });
        await store.write({
          turns: [{ turn }],
          records: [{ record, expectedVersion: 0 }],
          events: [event],
        });
        assertSame(await store.turnsById([turn.id]), [turn]);
        assertSame(await store.recordsById([record.id]), [record]);
        assertSame(await store.eventById(event.id), event);
      }
    });

    it("keeps metadata, also with names that objects have of themselves", async ({
      store,
      samples,
    }) => {
      const all: string[] = [
        '{"__proto__":{"polluted":true},"constructor":1,"toString":"x","hasOwnProperty":null}',
        '{"nested":{"__proto__":[{"__proto__":"deep"}]}}',
        '{"":"","a.b":1,"a":{"b":2},"$set":{},"😀":"ключ","quote\\"":"\\\\"}',
        '{"numbers":[0,-1,1.5,1e308,5e-324,9007199254740991],"mixed":[true,null,"",[],{}]}',
        '{"nul":"a\\u0000b","control":"\\u0001"}',
        "{}",
      ];
      for (const json of all) {
        const metadata = JSON.parse(json) as Metadata;
        const [turn, record] = [samples.turn({ metadata }), samples.record({ metadata })];
        const event = samples.event({ kind: "memory", record });
        await store.write({
          turns: [{ turn }],
          records: [{ record, expectedVersion: 0 }],
          events: [event],
        });
        const [storedTurn] = (await store.turnsById([turn.id])) as [StoredTurn];
        const [storedRecord] = (await store.recordsById([record.id])) as [StoredRecord];
        assertSame(storedTurn.metadata, metadata);
        assertSame(storedRecord.metadata, metadata);
        assertSame((await store.eventById(event.id))?.after, { kind: "memory", record });
        assert.equal(Object.getPrototypeOf(storedTurn.metadata), Object.prototype);
        assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      }
    });

    it("keeps times from the year 1 to the year 9999, to the millisecond", async ({
      store,
      samples,
    }) => {
      const times = [
        Date.parse("0001-01-01T00:00:00Z"),
        -1,
        0,
        1,
        Date.parse("9999-12-31T23:59:59.999Z"),
      ];
      const turns = times.map((at) => samples.turn({ at, recordedAt: at, expiresAt: at }));
      const records = times.map((at) =>
        samples.record({
          validFrom: at,
          validTo: at,
          recordedAt: at,
          updatedAt: at,
          expiresAt: at,
        }),
      );
      for (const [index, turn] of turns.entries()) {
        const record = records[index] as StoredRecord;
        const event = samples.event({ kind: "turn", turn }, { at: turn.at });
        await store.write({
          turns: [{ turn }],
          records: [{ record, expectedVersion: 0 }],
          events: [event],
        });
        assertSame(await store.eventById(event.id), event);
      }
      const query = {
        scope: { userId: "ada" },
        limit: 2,
        order: "ascending",
        statuses: ["active"],
      } as const;
      const first = await store.listTurns(query);
      const second = await store.listTurns({ ...query, limit: 9, cursor: first.next });
      assertSame([...first.items, ...second.items], turns);
      assertSame((await store.listRecords({ ...query, limit: 9 })).items, records);
    });

    it("keeps shares as exact numbers", async ({ store, samples }) => {
      for (const share of [0, 1, 0.1 + 0.2, 1 / 3, Number.MIN_VALUE]) {
        const record = samples.record({ confidence: share, importance: 1 - share });
        await store.write({ records: [{ record, expectedVersion: 0 }] });
        assertSame(await store.recordsById([record.id]), [record]);
      }
    });

    it(`keeps a text of ${switches.longestText} characters`, async ({ store, samples }) => {
      const text = "long text 😀 "
        .repeat(switches.longestText / 10)
        .slice(0, switches.longestText)
        .toWellFormed();
      const append = samples.append({ text: "short" });
      append.turn = { ...append.turn, text };
      await store.write({ turns: [append] });
      const [stored] = await store.turnsById([append.turn.id]);
      assert.equal(stored?.text === text, true, "the long text came back changed");
    });
  });
}
