import type {
  ItemKind,
  Scope,
  VectorHit,
  VectorIndex,
  VectorItem,
  VectorQuery,
} from "../../src/index.ts";

/** An index in the process, as a server would be: it has its own copies, can be emptied, go away, and hang. */
export class MapIndex implements VectorIndex {
  readonly items = new Map<string, VectorItem>();
  readonly queries: VectorQuery[] = [];
  state: "up" | "down" | "hanging" = "up";
  name = "map-1";
  calls = 0;

  async identity(): Promise<string> {
    await this.reach();
    return this.name;
  }

  async upsert(items: readonly VectorItem[]): Promise<void> {
    await this.reach();
    for (const item of items) this.items.set(`${item.kind}/${item.id}`, item);
  }

  async delete(items: readonly { kind: ItemKind; id: string }[]): Promise<void> {
    await this.reach();
    for (const { kind, id } of items) this.items.delete(`${kind}/${id}`);
  }

  async query(vector: Float32Array, query: VectorQuery): Promise<VectorHit[]> {
    await this.reach();
    this.queries.push(query);
    return [...this.items.values()]
      .filter(({ kind, scope }) => kind === query.kind && contains(query.scope, scope))
      .map((item) => ({ kind: item.kind, id: item.id, score: cosine(vector, item.vector) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, query.limit);
  }

  async count(scope: Scope): Promise<number> {
    await this.reach();
    return [...this.items.values()].filter((item) => contains(scope, item.scope)).length;
  }

  /** As if somebody deleted it and it was made anew. */
  lose(): void {
    this.items.clear();
  }

  private async reach(): Promise<void> {
    this.calls++;
    if (this.state === "hanging") await new Promise(() => undefined);
    if (this.state === "down") throw new Error("connection refused");
  }
}

function contains(query: Scope, stored: Scope): boolean {
  return (Object.keys(query) as (keyof Scope)[]).every((field) => query[field] === stored[field]);
}

function cosine(a: Float32Array, b: Float32Array): number {
  const product = a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
  return product / (Math.hypot(...a) * Math.hypot(...b) || 1);
}
