import assert from "node:assert/strict";
import type { ItemKind, Scope, Store, StoredItem, StoredRecord, StoredTurn } from "@holdfast/core";
import { assertSame } from "../assertions/assert-same.ts";
import type { Random } from "../random.ts";
import { createRandom } from "../random.ts";
import { LexicalFollower } from "./lexical-follower.ts";
import { readProjection } from "./read-projection.ts";
import { sampleDocument } from "./sample-document.ts";
import type { Samples } from "./samples.ts";
import type { StoreContext } from "./store-context.ts";

const scopes: Scope[] = [
  { userId: "ada" },
  { userId: "ada", runId: "one" },
  { userId: "ada", agentId: "helper", runId: "two" },
  { userId: "bob", agentId: "helper" },
  { agentId: "helper" },
];

/** What a store holds after many random changes is what a list in memory holds, and its projection what a rebuild gives. */
export function describeRandomOperations({ describe, it }: StoreContext): void {
  describe("random operations", () => {
    for (const seed of [1, 2, 3]) {
      it(`keeps items and projection in step (seed ${seed})`, async ({ store, samples }) => {
        const model = new Model(store, samples, createRandom(seed));
        for (let count = 0; count < 120; count++) await model.change();
        await model.check();
        await model.checkFollowers();
        await store.rebuildLexical(sampleDocument);
        await model.check();
        await model.checkFollowers();
      });
    }
  });
}

class Model {
  private readonly turns = new Map<string, StoredTurn>();
  private readonly records = new Map<string, StoredRecord>();
  private readonly followers = new Map<string, LexicalFollower>();
  private readonly store: Store;
  private readonly samples: Samples;
  private readonly random: Random;

  constructor(store: Store, samples: Samples, random: Random) {
    this.store = store;
    this.samples = samples;
    this.random = random;
  }

  async change(): Promise<void> {
    const { random } = this;
    const step = random.next();
    if (step < 0.4) await this.addTurns(1 + random.whole(8));
    else if (step < 0.6) await this.addRecord();
    else if (step < 0.75) await this.changeRecord();
    else if (step < 0.9) await this.changeTurn();
    else if (step < 0.95) await this.erase();
    else if (step < 0.98) await this.follow();
    else await this.store.rebuildLexical(sampleDocument);
  }

  async check(): Promise<void> {
    for (const scope of [...scopes, { userId: "bob" }, { agentId: "helper" }]) {
      await this.checkKind(scope, "turn", [...this.turns.values()]);
      await this.checkKind(scope, "memory", [...this.records.values()]);
    }
    assertSame(
      await this.store.turnsById([...this.turns.keys()]).then(sorted),
      sorted([...this.turns.values()]),
    );
    assertSame(
      await this.store.recordsById([...this.records.keys()]).then(sorted),
      sorted([...this.records.values()]),
    );
    const counts = await this.store.counts();
    assert.equal(counts.turns + counts.retractedTurns, this.turns.size);
  }

  /** Readers that followed along know the same as readers that start now. */
  async checkFollowers(): Promise<void> {
    await this.follow();
    for (const [name, follower] of this.followers) {
      const [partition, kind] = name.split("/") as [string, ItemKind];
      const fresh = new LexicalFollower(this.store, Number(partition), kind);
      await fresh.follow();
      assert.deepEqual(follower.documents(), fresh.documents());
    }
  }

  private async checkKind(
    scope: Scope,
    kind: ItemKind,
    values: readonly (StoredTurn | StoredRecord)[],
  ) {
    const items = values
      .filter((value) => value.status !== "retracted" && includes(scope, value.scope))
      .map((value) => ({ kind, value }) as StoredItem);
    const projection = await readProjection(this.store, scope, kind);
    assert.deepEqual([...projection.keys()].sort(), items.map(({ value }) => value.id).sort());
    for (const item of items) assertSame(projection.get(item.value.id), sampleDocument(item));
  }

  private async follow(): Promise<void> {
    for (const scope of scopes) {
      for (const { partition } of await this.store.partitions(scope)) {
        for (const kind of ["turn", "memory"] as const) {
          const name = `${partition}/${kind}`;
          const follower =
            this.followers.get(name) ?? new LexicalFollower(this.store, partition, kind);
          this.followers.set(name, follower);
          await follower.follow();
        }
      }
    }
  }

  private async addTurns(count: number): Promise<void> {
    const turns = Array.from({ length: count }, () =>
      this.samples.append({ scope: this.random.pick(scopes), text: this.sentence() }),
    );
    await this.store.write({ turns });
    for (const { turn } of turns) this.turns.set(turn.id, turn);
  }

  private async addRecord(): Promise<void> {
    const put = this.samples.put({ scope: this.random.pick(scopes), text: this.sentence() });
    await this.store.write({ records: [put] });
    this.records.set(put.record.id, put.record);
  }

  private async changeRecord(): Promise<void> {
    const record = this.pickOf(this.records);
    if (record === undefined) return;
    const status = this.random.pick(["active", "active", "superseded", "retracted"] as const);
    const next: StoredRecord = {
      ...record,
      text: this.sentence(),
      status,
      version: record.version + 1,
    };
    const document =
      status === "retracted" ? undefined : sampleDocument({ kind: "memory", value: next });
    await this.store.write({
      records: [{ record: next, expectedVersion: record.version, document }],
    });
    this.records.set(next.id, next);
  }

  private async changeTurn(): Promise<void> {
    const turn = this.pickOf(this.turns);
    if (turn === undefined) return;
    const next: StoredTurn = { ...turn, status: turn.status === "active" ? "retracted" : "active" };
    const document =
      next.status === "active" ? sampleDocument({ kind: "turn", value: next }) : undefined;
    await this.store.write({ turnStatuses: [{ id: turn.id, status: next.status, document }] });
    this.turns.set(turn.id, next);
  }

  private async erase(): Promise<void> {
    const turnIds = [this.pickOf(this.turns), this.pickOf(this.turns)].flatMap(
      (turn) => turn?.id ?? [],
    );
    const recordIds = [this.pickOf(this.records)].flatMap((record) => record?.id ?? []);
    await this.store.erase({ turnIds, recordIds }, this.samples.eraseLog());
    for (const id of turnIds) this.turns.delete(id);
    for (const id of recordIds) this.records.delete(id);
  }

  private pickOf<T>(from: ReadonlyMap<string, T>): T | undefined {
    return from.size === 0 ? undefined : this.random.pick([...from.values()]);
  }

  private sentence(): string {
    const length = 1 + this.random.whole(this.random.next() < 0.1 ? 400 : 12);
    return Array.from({ length }, () => `word${this.random.whole(50)}`).join(" ");
  }
}

function includes(query: Scope, stored: Scope): boolean {
  return (Object.keys(query) as (keyof Scope)[]).every((field) => query[field] === stored[field]);
}

function sorted<T extends { id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
