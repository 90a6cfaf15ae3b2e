import { createMemory } from "@holdfast/core";
import { openPlace } from "./open-place.ts";

/** What a store holds after a run. */
export interface Readings {
  exchanges: number;
  turns: number;
  /** Turns that no record was read out of. */
  never: number;
  /** Turns that more than one record was read out of, or that more than one event added. */
  twice: number;
}

const pageSize = 1_000;

/** Counts the records of every turn: the stand-in model gives one for each, so more are a turn read twice, and none a turn not read. */
export async function checkReadings(place: string, scopes: number): Promise<Readings> {
  const store = await openPlace(place);
  const memory = await createMemory({ store, extraction: { background: false } });
  const readings: Readings = { exchanges: 0, turns: 0, never: 0, twice: 0 };
  for (let index = 0; index < scopes; index++) {
    const scope = { userId: `user-${index}` };
    const turns = await all((cursor) => memory.turns(scope, { limit: pageSize, cursor }));
    const status = ["active", "superseded", "retracted"] as const;
    const records = await all((cursor) => memory.list(scope, { status, limit: pageSize, cursor }));
    const read = new Map<string, number>();
    for (const { turnId } of records.flatMap(({ evidence }) => evidence)) {
      read.set(turnId, (read.get(turnId) ?? 0) + 1);
    }
    readings.turns += turns.length;
    readings.exchanges += turns.filter(({ role }) => role === "user").length;
    readings.never += turns.filter(({ id }) => !read.has(id)).length;
    readings.twice += [...read.values()].filter((count) => count > 1).length;
  }
  await memory.close();
  await store.close();
  return readings;
}

async function all<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor?: string }>,
): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items: more, nextCursor } = await page(cursor);
    items.push(...more);
    if (nextCursor === undefined) return items;
    cursor = nextCursor;
  }
}
