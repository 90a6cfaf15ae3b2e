import type { VectorIndex, VectorIndexContext, VectorIndexSource } from "@holdfast/core";

/** The way from a memory to an index, which can be cut. */
export interface IndexSwitchboard {
  source: VectorIndexSource;
  /** While it is, every call of the index is refused. */
  isCut: boolean;
  /** The index as it was opened last. */
  opened(): VectorIndex;
  /** How often an index was opened or asked. */
  calls: number;
}

/** Stands between a memory and an index. */
export function switchboard(source: VectorIndexSource): IndexSwitchboard {
  let index: VectorIndex | undefined;
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    board.calls++;
    if (board.isCut) throw new Error("the line to the index is cut");
    return work();
  };
  const board: IndexSwitchboard = {
    isCut: false,
    calls: 0,
    opened() {
      if (index === undefined) throw new Error("the index was not opened yet");
      return index;
    },
    async source(context: VectorIndexContext) {
      const inner = typeof source === "function" ? await source(context) : source;
      index = inner;
      const { identity } = inner;
      return {
        ...(identity && { identity: () => through(() => identity.call(inner)) }),
        upsert: (items) => through(() => inner.upsert(items)),
        query: (vector, query) => through(() => inner.query(vector, query)),
        delete: (items) => through(() => inner.delete(items)),
        count: (scope) => through(() => inner.count(scope)),
      };
    },
  };
  return board;
}
