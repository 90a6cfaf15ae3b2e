import { setImmediate as breathe } from "node:timers/promises";

/** How near two vectors are. Higher is nearer, whatever the metric. */
export type Metric = "cosine" | "euclidean" | "dotproduct";

/** A vector and what belongs to it. */
export interface VectorRow {
  id: string;
  metadata: Record<string, unknown>;
  vector: Float32Array;
}

/** A row, and how near it is. */
export interface ScoredRow extends VectorRow {
  score: number;
}

const productsAtOnce = 1_000_000;

/** The vectors of one index in memory, one behind the other, and the metadata beside them. */
export class VectorRows {
  private readonly dimension: number;
  private readonly metric: Metric;
  private readonly places = new Map<string, number>();
  private ids: string[] = [];
  private metadata: Record<string, unknown>[] = [];
  private values: Float32Array;
  /** How often a row changed its place. */
  private moves = 0;

  constructor(dimension: number, metric: Metric) {
    this.dimension = dimension;
    this.metric = metric;
    this.values = new Float32Array(dimension * 64);
  }

  get size(): number {
    return this.ids.length;
  }

  /** Adds a row, or replaces the one with its id. */
  put({ id, metadata, vector }: VectorRow): void {
    const place = this.places.get(id) ?? this.size;
    if (place === this.size) this.grow();
    this.places.set(id, place);
    this.ids[place] = id;
    this.metadata[place] = metadata;
    this.values.set(vector, place * this.dimension);
  }

  /** Takes a row out; the last one moves to its place. */
  remove(id: string): void {
    const place = this.places.get(id);
    if (place === undefined) return;
    this.moves++;
    const last = this.row(this.size - 1);
    this.places.delete(id);
    this.ids.pop();
    this.metadata.pop();
    if (last.id !== id) {
      this.places.set(last.id, place);
      this.ids[place] = last.id;
      this.metadata[place] = last.metadata;
      this.values.set(last.vector, place * this.dimension);
    }
  }

  get(id: string): VectorRow | undefined {
    const place = this.places.get(id);
    return place === undefined ? undefined : this.row(place);
  }

  /** Rows whose metadata passes, in no order. */
  filter(passes: (metadata: Record<string, unknown>) => boolean): VectorRow[] {
    return this.metadata.flatMap((metadata, place) => (passes(metadata) ? [this.row(place)] : []));
  }

  /** The nearest rows that pass, nearest first: exactly those. Lets other work run about every millisecond. */
  async nearest(
    query: Float32Array,
    limit: number,
    passes: (metadata: Record<string, unknown>) => boolean,
  ): Promise<ScoredRow[]> {
    const { size, dimension, moves } = this;
    const rowsAtOnce = Math.ceil(productsAtOnce / dimension);
    const best: { place: number; score: number }[] = [];
    const score = scorer(this.metric, query);
    for (let place = 0; place < size; place++) {
      if (place > 0 && place % rowsAtOnce === 0) {
        await breathe();
        if (moves !== this.moves) return this.nearest(query, limit, passes);
      }
      if (!passes(this.metadata[place] ?? {})) continue;
      const found = score(this.values, place * dimension);
      if (best.length === limit && found <= (best.at(-1)?.score ?? 0)) continue;
      const at = best.findLastIndex((other) => other.score >= found) + 1;
      best.splice(at, 0, { place, score: found });
      if (best.length > limit) best.pop();
    }
    return best.map((hit) => ({ ...this.row(hit.place), score: hit.score }));
  }

  private row(place: number): VectorRow {
    const start = place * this.dimension;
    return {
      id: this.ids[place] as string,
      metadata: this.metadata[place] as Record<string, unknown>,
      vector: this.values.slice(start, start + this.dimension),
    };
  }

  private grow(): void {
    if ((this.size + 1) * this.dimension <= this.values.length) return;
    const grown = new Float32Array(this.values.length * 2);
    grown.set(this.values);
    this.values = grown;
  }
}

// Scores as the other stores of Mastra give them: the cosine, the product, or 1 / (1 + distance).
function scorer(metric: Metric, query: Float32Array) {
  const { length } = query;
  const queryLength = Math.sqrt(query.reduce((sum, value) => sum + value * value, 0));
  return (values: Float32Array, start: number): number => {
    let [product, squares, distance] = [0, 0, 0];
    for (let index = 0; index < length; index++) {
      const [one, other] = [query[index] as number, values[start + index] as number];
      product += one * other;
      squares += other * other;
      distance += (one - other) ** 2;
    }
    if (metric === "dotproduct") return product;
    if (metric === "euclidean") return 1 / (1 + Math.sqrt(distance));
    const lengths = queryLength * Math.sqrt(squares);
    return lengths === 0 ? 0 : product / lengths;
  };
}
