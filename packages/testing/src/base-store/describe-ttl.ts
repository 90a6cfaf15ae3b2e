import assert from "node:assert/strict";
import type { BaseStoreContext } from "./base-store-context.ts";
import type { BaseStoreFixture } from "./base-store-suite-options.ts";
import { keysOf } from "./sorted-keys.ts";

const minute = 60_000;
const namespace = ["t"];

/** Items that expire, and reads that keep them alive. */
export function describeTtl({ describe, it, switches }: BaseStoreContext): void {
  if (!switches.ttl) return;
  const still = { ttl: { defaultTtl: 10, refreshOnRead: false } };
  const refreshed = { ttl: { defaultTtl: 10, refreshOnRead: true } };

  describe("items that expire", () => {
    it(
      "are there until their time is over, and nowhere afterwards",
      async (fixture) => {
        const { store } = fixture;
        await store.put(namespace, "k", { text: "the launch" });
        advance(fixture, 9.9);
        assert.deepEqual(await places(fixture), [true, true, true, true]);
        advance(fixture, 0.2);
        assert.deepEqual(await places(fixture), [false, false, false, false]);
      },
      still,
    );

    it(
      "live from the last put",
      async (fixture) => {
        await fixture.store.put(namespace, "k", { n: 1 });
        advance(fixture, 9);
        await fixture.store.put(namespace, "k", { n: 2 });
        advance(fixture, 9);
        assert.deepEqual((await fixture.store.get(namespace, "k"))?.value, { n: 2 });
      },
      still,
    );

    it(
      "live on when a get or a search returns them, without moving updatedAt",
      async (fixture) => {
        const { store } = fixture;
        for (const read of [
          () => store.get(namespace, "k"),
          () => store.search(namespace),
          () => store.search(namespace, { filter: { n: 1 } }),
        ]) {
          await store.put(namespace, "k", { n: 1 });
          const before = (await store.get(namespace, "k"))?.updatedAt.getTime();
          for (let round = 0; round < 4; round++) {
            advance(fixture, 6);
            await read();
          }
          const item = await store.get(namespace, "k");
          assert.deepEqual(item?.value, { n: 1 });
          assert.equal(item?.updatedAt.getTime(), before);
        }
      },
      refreshed,
    );

    it(
      "do not live on when a search leaves them out",
      async (fixture) => {
        const { store } = fixture;
        await store.put(namespace, "k", { n: 1 });
        for (let round = 0; round < 3; round++) {
          advance(fixture, 4);
          await store.search(namespace, { filter: { n: 2 } });
          await store.search(["other"]);
        }
        assert.equal(await store.get(namespace, "k"), null);
      },
      refreshed,
    );

    it(
      "start anew when they are put after their time",
      async (fixture) => {
        const { store } = fixture;
        await store.put(namespace, "k", { n: 1 });
        const first = (await store.get(namespace, "k"))?.createdAt.getTime() as number;
        advance(fixture, 11);
        await store.put(namespace, "k", { n: 2 });
        const item = await store.get(namespace, "k");
        assert.deepEqual(item?.value, { n: 2 });
        assert.ok((item?.createdAt.getTime() as number) > first);
      },
      still,
    );

    it("stay without a TTL", async (fixture) => {
      await fixture.store.put(namespace, "k", { n: 1 });
      advance(fixture, 60 * 24 * 365 * 10);
      assert.deepEqual((await fixture.store.get(namespace, "k"))?.value, { n: 1 });
    });
  });
}

function advance({ clock }: BaseStoreFixture, minutes: number): void {
  assert.ok(clock !== undefined, "the switch ttl needs a clock");
  clock.advance(minutes * minute);
}

// Whether the item is there for get, a listing, a search and a listing of namespaces.
async function places({ store }: BaseStoreFixture): Promise<boolean[]> {
  return [
    (await store.get(namespace, "k")) !== null,
    keysOf(await store.search(namespace)).includes("k"),
    keysOf(await store.search(namespace, { query: "launch" })).includes("k"),
    (await store.listNamespaces()).length > 0,
  ];
}
