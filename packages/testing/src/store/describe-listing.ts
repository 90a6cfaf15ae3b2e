import assert from "node:assert/strict";
import type { RecordStatus, Scope, Store, StoredTurn } from "@holdfast/core";
import { assertCode } from "../assertions/assert-code.ts";
import { assertSame } from "../assertions/assert-same.ts";
import { collectPages } from "./collect-pages.ts";
import type { StoreContext } from "./store-context.ts";

const orders = ["ascending", "descending"] as const;
const scope: Scope = { userId: "ada" };

/** Listings: their order, their pages, and what holds while others write. */
export function describeListing({ describe, it }: StoreContext): void {
  describe("listings", () => {
    it("lists turns by the time they were said, then as they were recorded", async ({
      store,
      samples,
    }) => {
      const times = [50, 10, 30, 10, -20, 30, 10];
      const turns = times.map((at) => samples.turn({ at }));
      for (const turn of turns) await store.write({ turns: [{ turn }] });
      const expected = turns.toSorted((a, b) => a.at - b.at).map(({ id }) => id);
      for (const size of [1, 2, 3, 7, 100]) {
        assert.deepEqual((await turnPages(store, "ascending", size)).flat(), expected);
        assert.deepEqual(
          (await turnPages(store, "descending", size)).flat(),
          expected.toReversed(),
        );
      }
    });

    it("lists records as they were first recorded, whatever changed since", async ({
      store,
      samples,
    }) => {
      const puts = Array.from({ length: 7 }, () => samples.put());
      await store.write({ records: puts });
      const [first] = puts as [(typeof puts)[number]];
      const changed = {
        ...first.record,
        text: "changed",
        updatedAt: first.record.updatedAt + 1e9,
        version: 2,
      };
      await store.write({ records: [{ record: changed, expectedVersion: 1 }] });
      const expected = puts.map(({ record }) => record.id);
      for (const size of [1, 3, 7, 100]) {
        assert.deepEqual((await recordPages(store, "ascending", size)).flat(), expected);
        assert.deepEqual(
          (await recordPages(store, "descending", size)).flat(),
          expected.toReversed(),
        );
      }
    });

    it("fills each page and ends with the last one that holds anything", async ({
      store,
      samples,
    }) => {
      await store.write({ turns: Array.from({ length: 6 }, () => samples.append()) });
      await store.write({ records: Array.from({ length: 6 }, () => samples.put()) });
      for (const order of orders) {
        for (const pages of [
          await turnPages(store, order, 3),
          await recordPages(store, order, 3),
        ]) {
          assert.deepEqual(
            pages.map((page) => page.length),
            [3, 3],
          );
        }
      }
      const query = {
        scope: { userId: "nobody" },
        limit: 3,
        order: "ascending",
        statuses: ["active"],
      } as const;
      assertSame(await store.listTurns(query), { items: [] });
      assertSame(await store.listRecords(query), { items: [] });
    });

    for (const order of orders) {
      it(`neither skips nor repeats anything while others write (${order})`, async ({
        store,
        samples,
      }) => {
        const turns = Array.from({ length: 10 }, (_, index) =>
          samples.turn({ at: 1000 + index * 10 }),
        );
        const puts = Array.from({ length: 10 }, () => samples.put());
        await store.write({ turns: turns.map((turn) => ({ turn })), records: puts });
        let rounds = 0;
        const writeMore = async () => {
          if (rounds++ >= 24) return; // or a listing towards the present would never end
          const times = [0, 1000 + rounds * 10, 5000]; // before, between and after what is there
          await store.write({
            turns: times.map((at) => samples.append({ at })),
            records: [samples.put()],
          });
        };
        const turnIds = (await turnPages(store, order, 2, writeMore)).flat();
        rounds = 0;
        const recordIds = (await recordPages(store, order, 2, writeMore)).flat();
        assert.equal(new Set(turnIds).size, turnIds.length, "a turn is listed twice");
        assert.equal(new Set(recordIds).size, recordIds.length, "a record is listed twice");
        const before = turns.map(({ id }) => id);
        assert.deepEqual(
          turnIds.filter((id) => before.includes(id)),
          order === "ascending" ? before : before.toReversed(),
        );
        const records = puts.map(({ record }) => record.id);
        assert.deepEqual(
          recordIds.filter((id) => records.includes(id)),
          order === "ascending" ? records : records.toReversed(),
        );
      });
    }

    it("goes on behind an item that went away", async ({ store, samples }) => {
      const turns = Array.from({ length: 4 }, () => samples.append());
      await store.write({ turns });
      const ids = turns.map(({ turn }) => turn.id);
      const query = { scope, limit: 2, order: "ascending", statuses: ["active"] } as const;
      const { next } = await store.listTurns(query);
      await store.erase({ turnIds: [ids[1] as string], recordIds: [] }, samples.eraseLog());
      const { items } = await store.listTurns({ ...query, cursor: next });
      assert.deepEqual(
        items.map(({ id }) => id),
        ids.slice(2),
      );
    });

    it("lists only the statuses that are asked for", async ({ store, samples }) => {
      const turns = [samples.append(), samples.append()];
      const statuses: RecordStatus[] = ["active", "superseded", "retracted"];
      const puts = statuses.map((status) => samples.put({ status }));
      await store.write({ turns, records: puts });
      const hidden = turns[1]?.turn.id as string;
      await store.write({ turnStatuses: [{ id: hidden, status: "retracted" }] });
      const turnsWith = async (...wanted: StoredTurn["status"][]) =>
        (
          await store.listTurns({ scope, limit: 9, order: "ascending", statuses: wanted })
        ).items.map(({ id }) => id);
      assert.deepEqual(await turnsWith("active"), [turns[0]?.turn.id]);
      assert.deepEqual(await turnsWith("retracted"), [hidden]);
      assert.deepEqual(
        await turnsWith("active", "retracted"),
        turns.map(({ turn }) => turn.id),
      );
      assert.deepEqual(await turnsWith(), []);
      for (const [index, status] of statuses.entries()) {
        const { items } = await store.listRecords({
          scope,
          limit: 9,
          order: "ascending",
          statuses: [status],
        });
        assert.deepEqual(
          items.map(({ id }) => id),
          [puts[index]?.record.id],
        );
      }
    });

    it("refuses a cursor that is none", async ({ store }) => {
      for (const cursor of ["", "not a cursor", "' OR 1=1 --"]) {
        const query = { scope, limit: 1, order: "ascending", cursor } as const;
        await assertCode(
          () => store.listTurns({ ...query, statuses: ["active"] }),
          "invalid_input",
        );
        await assertCode(
          () => store.listRecords({ ...query, statuses: ["active"] }),
          "invalid_input",
        );
      }
    });
  });
}

type Order = (typeof orders)[number];

async function turnPages(store: Store, order: Order, limit: number, between?: () => Promise<void>) {
  const statuses = ["active"] as const;
  const pages = await collectPages(
    (cursor) => store.listTurns({ scope, order, limit, cursor, statuses }),
    between,
  );
  return pages.map((page) => page.map(({ id }) => id));
}

async function recordPages(
  store: Store,
  order: Order,
  limit: number,
  between?: () => Promise<void>,
) {
  const statuses = ["active"] as const;
  const pages = await collectPages(
    (cursor) => store.listRecords({ scope, order, limit, cursor, statuses }),
    between,
  );
  return pages.map((page) => page.map(({ id }) => id));
}
