import type { Added, AddRequest } from "./added.ts";
import type { Recording } from "./record.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** Tells new turns from those that were recorded before under the same idempotency key. */
export async function splitKnown(
  { scope, idempotencyKey }: AddRequest,
  recording: Recording,
  { store }: WriteDependencies,
): Promise<{ turns: Added["turns"]; fresh: Recording["turns"] }> {
  const keys = recording.turns.flatMap(({ turn }) => turn.idempotencyKey ?? []);
  const found = idempotencyKey === undefined ? [] : await store.turnsByIdempotencyKey(scope, keys);
  const known = new Map(found.map((turn) => [turn.idempotencyKey, turn]));
  return {
    turns: recording.turns.map(({ turn }) => {
      const earlier = known.get(turn.idempotencyKey);
      return { turn: earlier ?? turn, duplicate: earlier !== undefined };
    }),
    fresh: recording.turns.filter(({ turn }) => !known.has(turn.idempotencyKey)),
  };
}
