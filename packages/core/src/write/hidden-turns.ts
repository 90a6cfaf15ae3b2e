import type { Recording } from "./record.ts";

/** Which turns no search finds: those off the record, and those that somebody asked to forget. */
export function hiddenTurns(
  { turns }: Recording,
  forgotten: readonly string[],
): ReadonlySet<string> {
  const offRecord = turns.filter((each) => each.offRecord).map(({ turn }) => turn.id);
  return new Set([...offRecord, ...forgotten]);
}
