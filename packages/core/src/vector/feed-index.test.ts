import { expect, it, onTestFinished } from "vitest";
import { MapIndex } from "../../test/support/map-index.ts";
import { storedTurn } from "../../test/support/stored-items.ts";
import { SqliteStore } from "../store/sqlite/sqlite-store.ts";
import { feedIndex } from "./feed-index.ts";

it("comes to an end when two feed one index in step", async () => {
  const store = SqliteStore.open({ path: ":memory:" });
  onTestFinished(() => store.close());
  const document = { codes: new Uint32Array(), minutes: 0, speaker: 0, flags: 0 };
  const ids = ["one", "two", "three"];
  await store.write({ turns: ids.map((id) => ({ turn: storedTurn({ id }), document })) });
  await store.outbox.follow("map");
  const vector = Float32Array.of(1, 0);
  await store.write({ vectors: ids.map((id) => ({ kind: "turn", id, vector })) });
  const index = new MapIndex();
  await Promise.all([1, 2].map(() => feedIndex({ store, index, identity: "map" })));
  expect(index.items.size).toBe(3);
  expect(await store.outbox.pending(1)).toEqual([]);
});
