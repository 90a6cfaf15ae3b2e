import type { VectorIndex } from "@holdfast/core";
import type { PostgresStore, PostgresVectorIndex } from "@holdfast/postgres";
import type { VectorIndexFixture } from "@holdfast/testing";
import { emptyDocument, storedRecord, storedTurn } from "./stored-items.ts";

/** An index on a store, whose items are made before their vectors are put. */
export function vectorFixture(
  store: PostgresStore,
  dimensions: number,
): Required<VectorIndexFixture> & { index: PostgresVectorIndex } {
  return {
    index: store.vectorIndex?.(dimensions) as VectorIndex as PostgresVectorIndex,
    async seed(items) {
      await store.write({
        turns: items
          .filter(({ kind }) => kind === "turn")
          .map(({ id, scope }) => ({ turn: storedTurn({ id, scope }), document: emptyDocument })),
        records: items
          .filter(({ kind }) => kind === "memory")
          .map(({ id, scope }) => ({
            record: storedRecord({ id, scope }),
            document: emptyDocument,
            expectedVersion: 0,
          })),
      });
    },
    async forget(items) {
      const turns = await store.turnsById(items.map(({ id }) => id));
      await store.write({ turnStatuses: turns.map(({ id }) => ({ id, status: "retracted" })) });
    },
    close: () => store.close(),
  };
}
