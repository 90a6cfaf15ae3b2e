import type { PostgresAccess } from "../client/postgres-access.ts";
import type { Session } from "../client/session.ts";

/** The most dimensions that pgvector indexes as 32-bit and as 16-bit numbers. */
const most32Bit = 2_000;
const most16Bit = 4_000;

/** What an HNSW index of vectors of a length is over, as SQL: 32-bit numbers, or 16-bit ones of the vector brought to length 1. */
export function indexExpression(dimensions: number): {
  column: string;
  cast: (vector: string) => string;
  operators: string;
} {
  const half = dimensions > most32Bit;
  const type = `pgvector.${half ? "halfvec" : "vector"}(${dimensions})`;
  const cast = (vector: string) =>
    half ? `(pgvector.l2_normalize(${vector})::${type})` : `(${vector}::${type})`;
  return {
    column: cast("item_vector.embedding"),
    cast,
    operators: half ? "pgvector.halfvec_cosine_ops" : "pgvector.vector_cosine_ops",
  };
}

/** The HNSW index over the vectors of one length. */
export class HnswIndex {
  private readonly access: PostgresAccess;
  private readonly dimensions: number;
  private ready = false;
  private building: Promise<void> | undefined;

  constructor(access: PostgresAccess, dimensions: number) {
    this.access = access;
    this.dimensions = dimensions;
  }

  /** Whether it can be searched. When it is not there, it is built in the background, and searches are exact until it is. */
  async isReady(): Promise<boolean> {
    if (this.ready || this.dimensions > most16Bit) return this.ready;
    this.ready = (await this.access.read((session) => this.state(session))) === "valid";
    // a failure, such as a role that may not, costs speed only; `build` tells it
    if (!this.ready) this.build().catch(() => undefined);
    return this.ready;
  }

  /**
   * Builds it, unless it is there.
   *
   * @throws HoldfastError `store_*`, such as when the role may not
   */
  build(): Promise<void> {
    if (this.dimensions > most16Bit) return Promise.resolve();
    this.building ??= this.access
      .maintain((session) => this.create(session))
      .then(() => {
        this.ready = true;
      })
      .finally(() => {
        this.building = undefined;
      });
    return this.building;
  }

  private async create(session: Session): Promise<void> {
    // one process builds, others wait for it
    const lock = `hashtextextended('${this.name}', 0)`;
    await session.run(`SELECT pg_advisory_lock(${lock})`);
    try {
      const state = await this.state(session);
      if (state === "valid") return;
      // what a build that was broken off has left
      if (state === "invalid") await session.run(`DROP INDEX holdfast.${this.name}`);
      const { column, operators } = indexExpression(this.dimensions);
      await session.run(
        `CREATE INDEX ${this.access.canBuildBeside ? "CONCURRENTLY" : ""} ${this.name} ON holdfast.item_vector
         USING hnsw (${column} ${operators}) WHERE pgvector.vector_dims(embedding) = ${this.dimensions}`,
      );
      // without fresh statistics the planner may sort a large scope rather than use the index
      await session.run("ANALYZE holdfast.item_vector");
    } finally {
      await session.run(`SELECT pg_advisory_unlock(${lock})`);
    }
  }

  private async state(session: Session): Promise<"valid" | "invalid" | undefined> {
    const row = await session.get(
      "SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)",
      `${session.schema}.${this.name}`,
    );
    if (row === undefined) return undefined;
    return row.valid === true ? "valid" : "invalid";
  }

  private get name(): string {
    return `item_vector_hnsw_${this.dimensions}`;
  }
}
