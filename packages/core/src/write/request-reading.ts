import type { Scope } from "../model/scope.ts";
import { commit } from "./commit.ts";
import { isOffRecord } from "./extract.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

const turnsAtOnce = 500;

/**
 * Lets all turns of a scope wait for their extraction anew, in the order in which they were said, some hundred at a time.
 *
 * @returns how many
 */
export async function requestReading(
  scope: Scope,
  signal: AbortSignal | undefined,
  dependencies: WriteDependencies,
): Promise<number> {
  const { store, clock } = dependencies;
  let requested = 0;
  for (let cursor: string | undefined; ; ) {
    signal?.throwIfAborted();
    const page = await store.listTurns({
      scope,
      limit: turnsAtOnce,
      order: "ascending",
      statuses: ["active"],
      cursor,
    });
    const readable = page.items.filter((turn) => turn.role !== "tool" && !isOffRecord(turn));
    const dueAt = clock();
    const extractions = readable.map(({ id }) => ({ turnId: id, dueAt }));
    await commit({ extractions }, dependencies);
    requested += readable.length;
    if (page.next === undefined) return requested;
    cursor = page.next;
  }
}
