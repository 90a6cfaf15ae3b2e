import { topPositions } from "../lexical/top-positions.ts";
import { BestValues } from "./best-values.ts";
import { CosineBounds } from "./cosine-bounds.ts";
import { Pace } from "./pace.ts";
import { chunkRows, type VectorChunk } from "./vector-chunk.ts";
import type { VectorColumns } from "./vector-columns.ts";

/** A partition's vectors and which of their scopes a query may see. */
export interface VectorPart {
  partition: number;
  columns: VectorColumns;
  /** Undefined means all. */
  scopeKeys?: ReadonlySet<number> | undefined;
}

/** An item near a query's vector. */
export interface NearRow {
  id: string;
  cosine: number;
  /** Undefined when the store did not tell its key. */
  place: { partition: number; key: number } | undefined;
}

interface Candidate {
  partition: number;
  id: string;
  key: number | undefined;
  chunk: VectorChunk;
  rowOfChunk: number;
  highest: number;
}

/**
 * Finds the rows of some parts whose cosines with a vector are the highest, exactly. A first pass over 8-bit codes gives bounds for every cosine;
 * what can still be among the best by its bound is computed from the vectors themselves. Lets other work run in between.
 */
export class NearestRows {
  private readonly bounds: CosineBounds;
  private readonly limit: number;
  private readonly signal: AbortSignal | undefined;
  private readonly best: BestValues;
  private readonly pace: Pace;
  private readonly candidates: Candidate[][] = [];

  /** @param limit the most rows to find, 1 or more */
  constructor(
    vector: Float32Array,
    limit: number,
    { pace = new Pace(), signal }: { pace?: Pace; signal?: AbortSignal | undefined } = {},
  ) {
    this.bounds = new CosineBounds(vector);
    this.limit = limit;
    this.pace = pace;
    this.signal = signal;
    this.best = new BestValues(limit);
  }

  /** Looks at the rows that a part has when it is called. The part is not held on to. */
  async add({ partition, columns, scopeKeys }: VectorPart): Promise<void> {
    const { size } = columns;
    const { bounds, best, pace } = this;
    const candidates: Candidate[] = [];
    for (let first = 0; first < size; first += chunkRows) {
      const chunk = columns.chunks[first / chunkRows] as VectorChunk;
      const count = Math.min(chunkRows, size - first);
      bounds.measure(chunk, count, columns.kernel, best, (row, lowest, highest) => {
        if (scopeKeys?.has(columns.scopeKeys[first + row] as number) === false) return;
        best.offer(lowest);
        candidates.push({
          partition,
          id: columns.ids[first + row] as string,
          key: columns.keys[first + row],
          chunk,
          rowOfChunk: row,
          highest,
        });
      });
      if (pace.isDue) await pace.breathe();
      this.signal?.throwIfAborted();
    }
    this.candidates.push(candidates.filter(({ highest }) => highest >= best.floor));
  }

  /** The nearest of all that was added, nearest first; of equal ones those of the earlier part, and in it the later row. */
  async finish(): Promise<NearRow[]> {
    const { bounds, best, pace } = this;
    // where cosines are equal the later position comes first
    const candidates = this.candidates.toReversed().flat();
    const cosines = new Float64Array(candidates.length).fill(Number.NEGATIVE_INFINITY);
    for (let index = 0; index < candidates.length; index++) {
      const { chunk, rowOfChunk, highest } = candidates[index] as Candidate;
      if (highest < best.floor) continue;
      cosines[index] = bounds.cosine(chunk, rowOfChunk);
      if (index % chunkRows === 0 && pace.isDue) {
        await pace.breathe();
        this.signal?.throwIfAborted();
      }
    }
    return topPositions(cosines, this.limit, Number.NEGATIVE_INFINITY).map((position) => {
      const { id, partition, key } = candidates[position] as Candidate;
      const place = key === undefined ? undefined : { partition, key };
      return { id, cosine: cosines[position] as number, place };
    });
  }
}
