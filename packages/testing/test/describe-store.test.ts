import type { Store } from "@holdfast/core";
import { SqliteStore } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import { describeStore } from "../src/index.ts";
import { collectTests, failuresOf } from "./support/collect-tests.ts";

type Break = (sound: Store) => Partial<Store>;

// What a store may get wrong, and the test that must notice.
const mistakes: [string, Break, string][] = [
  [
    "counts everything whatever the scope",
    (sound) => ({ counts: () => sound.counts() }),
    "tells every userId from every other",
  ],
  [
    "finds idempotency keys of every user",
    (sound) => ({
      turnsByIdempotencyKey: (_, keys) => sound.turnsByIdempotencyKey({ userId: "ada" }, keys),
    }),
    "takes the same key in every other scope",
  ],
  [
    "writes a batch in parts",
    (sound) => ({
      async write({ turns, records, events, ...rest }) {
        await sound.write({ turns: turns ?? [] });
        await sound.write({ records: records ?? [] });
        await sound.write({ events: events ?? [], ...rest });
      },
    }),
    "leaves nothing of a batch that fails",
  ],
  [
    "forgets to compare versions",
    (sound) => ({
      async write(batch) {
        const ids = (batch.records ?? []).map(({ record }) => record.id);
        const stored = new Map(
          (await sound.recordsById(ids)).map(({ id, version }) => [id, version]),
        );
        const records = (batch.records ?? []).map((put) => ({
          ...put,
          expectedVersion: stored.get(put.record.id) ?? 0,
        }));
        await sound.write({ ...batch, records });
      },
    }),
    "refuses a version that another writer has replaced",
  ],
  [
    "pages by offset",
    (sound) => ({
      async listTurns({ cursor = "0", ...query }) {
        const { items } = await sound.listTurns({ ...query, limit: 1_000 });
        const end = Number(cursor) + query.limit;
        return {
          items: items.slice(Number(cursor), end),
          next: end < items.length ? String(end) : undefined,
        };
      },
    }),
    "neither skips nor repeats anything while others write",
  ],
  [
    "does not tell readers of deletions",
    (sound) => ({
      async readLexical(partition, kind, known) {
        const read = await sound.readLexical(partition, kind, known);
        return read !== undefined && known?.count === read.count ? undefined : read;
      },
    }),
    "makes a reader start again when something was taken out",
  ],
  [
    "gives every reader everything",
    (sound) => ({ readLexical: (partition, kind) => sound.readLexical(partition, kind) }),
    "gives a reader what was appended, over many blocks",
  ],
  [
    "rounds times to seconds",
    (sound) => ({
      turnsById: async (ids) =>
        (await sound.turnsById(ids)).map((turn) => ({
          ...turn,
          at: Math.floor(turn.at / 1_000) * 1_000,
        })),
      listTurns: async (query) => {
        const { items, next } = await sound.listTurns(query);
        return {
          items: items.map((turn) => ({ ...turn, at: Math.floor(turn.at / 1_000) * 1_000 })),
          next,
        };
      },
    }),
    "keeps times from the year 1 to the year 9999",
  ],
  [
    "drops characters of four bytes",
    (sound) => ({
      turnsById: async (ids) =>
        (await sound.turnsById(ids)).map((turn) => ({
          ...turn,
          text: turn.text.replace(/[\u{10000}-\u{10ffff}]/gu, ""),
        })),
    }),
    "keeps every character of every text",
  ],
  [
    "hides instead of erasing",
    (sound) => ({
      async erase(selection) {
        const ids = "turnIds" in selection ? selection.turnIds : [];
        await sound.write({ turnStatuses: ids.map((id) => ({ id, status: "retracted" })) });
        return { turns: ids.length, records: 0, events: 0, trimmed: 0 };
      },
    }),
    "destroys a turn, its index entry, its vector and its idempotency key",
  ],
  [
    "loses its last digits of vectors",
    (sound) => ({
      async readVectors(partition, kind, known) {
        const read = await sound.readVectors(partition, kind, known);
        const rows = read?.rows.map((row) => ({
          ...row,
          vector: row.vector.map((value) => Math.fround(value * 0.999999)),
        }));
        return read && { ...read, rows: rows ?? [] };
      },
    }),
    "gives vectors back bit by bit",
  ],
  [
    "rebuilds hidden items, too",
    (sound) => ({
      async rebuildLexical(documentOf, progress) {
        const query = {
          scope: { userId: "ada" },
          limit: 1_000,
          order: "ascending",
          statuses: ["retracted"],
        } as const;
        const { items } = await sound.listTurns(query);
        await sound.write({
          turnStatuses: items.map((value) => ({
            id: value.id,
            status: "active",
            document: documentOf({ kind: "turn", value }),
          })),
        });
        await sound.rebuildLexical(documentOf, progress);
      },
    }),
    "rebuilds from the items, in the order they were recorded",
  ],
  [
    "throws at once instead of rejecting",
    (sound) => {
      let closed = false;
      return {
        getSetting(name) {
          if (closed)
            throw Object.assign(new Error("closed"), {
              name: "HoldfastError",
              code: "closed",
              hint: "x",
            });
          return sound.getSetting(name);
        },
        close() {
          closed = true;
          return sound.close();
        },
      };
    },
    "refuses every call afterwards with the code closed",
  ],
];

describe("describeStore", () => {
  for (const [mistake, breakIt, test] of mistakes) {
    it(`notices a store that ${mistake}`, async () => {
      expect(
        await failuresOf(
          testsOf(() => ({})),
          test,
        ),
      ).toEqual([]);
      expect(await failuresOf(testsOf(breakIt), test)).not.toEqual([]);
    });
  }

  it("leaves out what the switches say, and what needs a second store", () => {
    const names = (options: object) =>
      collectTests((runner) =>
        describeStore(runner, { name: "a", open: openSound, ...options }),
      ).map(({ name }) => name);
    const [plain, shared, modest] = [
      names({}),
      names({ reopen: openSound }),
      names({ switches: { sweepsExpired: false, longestText: 500 } }),
    ];
    expect(shared.length).toBeGreaterThan(plain.length + 3);
    expect(modest).toHaveLength(plain.length - 1);
    expect(modest.join()).toContain("a text of 500 characters");
    expect(new Set(shared).size).toBe(shared.length);
  });
});

function openSound(): Store {
  return SqliteStore.open({ path: ":memory:" });
}

function testsOf(breakIt: Break) {
  const open = () => {
    const sound = openSound();
    return Object.assign(Object.create(sound) as Store, breakIt(sound));
  };
  return collectTests((runner) => describeStore(runner, { name: "a store", open }));
}
