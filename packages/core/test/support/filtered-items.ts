import type { Filter } from "../../src/model/filter.ts";
import { compileFilter } from "../../src/model/filter.ts";
import { parseMetadata } from "../../src/model/metadata.ts";
import type { MemoryRecord } from "../../src/model/record.ts";
import type { StoredTurn, Turn } from "../../src/model/turn.ts";
import { presentTurn } from "../../src/model/turn.ts";
import { storedTurn } from "./stored-items.ts";

/** A turn as a filter sees it, said on 2 March 2026 at 10:00 UTC. */
export function turn(fields: Partial<StoredTurn> = {}): Turn {
  return presentTurn(storedTurn({ at: Date.UTC(2026, 2, 2, 10), ...fields }));
}

/** The same with metadata. */
export function withMetadata(metadata: object): Turn {
  return turn({ metadata: parseMetadata(metadata) });
}

/** Whether an item passes a filter. */
export function passes(filter: unknown, item: Turn | MemoryRecord): boolean {
  return compileFilter(filter as Filter)?.(item) ?? true;
}
