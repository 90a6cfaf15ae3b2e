/** How far a reader already knows a partition's projection. */
export interface KnownLexical {
  generation: number;
  count: number;
  /** The number of the last block it has read. */
  block: number;
}

/** How far a reader already knows a partition's vectors. */
export interface KnownVectors {
  generation: number;
  sequence: number;
}

/** How far the projections of one kind of items are in a partition. */
export interface ProjectionVersions {
  documents: Pick<KnownLexical, "generation" | "count">;
  vectors: KnownVectors;
}
