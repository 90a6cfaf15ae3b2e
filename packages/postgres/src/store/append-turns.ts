import type { TurnAppend, TurnStatusChange } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import { dropExtractions } from "./extractions.ts";
import { noteIndexChanges } from "./index-changes.ts";
import { awaitVectors, removeVectors } from "./vector-rows.ts";
import type { BatchTools } from "./write-batch.ts";

/** Appends turns and their documents. */
export async function appendTurns(
  tools: BatchTools,
  appends: readonly TurnAppend[],
): Promise<void> {
  if (appends.length === 0) return;
  const { session, lexical, keysOf, wait } = tools;
  const keys = (
    await session.all(
      "SELECT nextval(pg_get_serial_sequence('holdfast.turn', 'key')) AS key FROM generate_series(1, $1::integer)",
      appends.length,
    )
  ).map((row) => Number(row.key));
  const blocks: (number | null)[] = [];
  for (const [index, { turn, document }] of appends.entries()) {
    const { scope, partition } = keysOf(turn.scope);
    const place = { itemKey: keys[index] as number, scopeKey: scope };
    blocks.push(document ? await lexical.append(partition, "turn", document, place) : null);
  }
  const turns = appends.map(({ turn }) => turn);
  await session.run(
    `INSERT INTO holdfast.turn (key, id, scope, partition, role, name, text, original, origin, status, at, recorded_at,
       expires_at, metadata, idempotency_key, turn_key, block)
     SELECT key, id, scope, partition, role, name, text, original, origin, status, at, recorded_at, expires_at,
       metadata::json, idempotency_key, turn_key, block
     FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::text[], $11::bigint[], $12::bigint[], $13::bigint[], $14::text[], $15::text[], $16::text[],
       $17::integer[])
       AS given (key, id, scope, partition, role, name, text, original, origin, status, at, recorded_at, expires_at,
         metadata, idempotency_key, turn_key, block)`,
    keys.map(String),
    turns.map(({ id }) => id),
    turns.map(({ scope }) => String(keysOf(scope).scope)),
    turns.map(({ scope }) => String(keysOf(scope).partition)),
    turns.map(({ role }) => role),
    turns.map(({ name }) => name ?? null),
    turns.map(({ text }) => text),
    turns.map(({ original }) => original ?? null),
    turns.map(({ origin }) => origin),
    turns.map(({ status }) => status),
    turns.map(({ at }) => String(at)),
    turns.map(({ recordedAt }) => String(recordedAt)),
    turns.map(({ expiresAt }) => (expiresAt === undefined ? null : String(expiresAt))),
    turns.map(({ metadata }) => JSON.stringify(metadata)),
    turns.map(({ idempotencyKey }) => idempotencyKey ?? null),
    turns.map(({ turnKey }) => turnKey ?? null),
    blocks,
  );
  if (!wait) return;
  const searchable = keys.filter((_, index) => blocks[index] !== null);
  await awaitVectors(session, "turn", searchable);
}

/**
 * Hides turns, or brings them back.
 *
 * @throws HoldfastError `write_conflict` for one that does not exist any more
 */
export async function changeTurns(
  tools: BatchTools,
  changes: readonly TurnStatusChange[],
): Promise<void> {
  for (const change of changes) await changeTurn(tools, change);
}

async function changeTurn(
  { session, lexical, wait }: BatchTools,
  change: TurnStatusChange,
): Promise<void> {
  const row = await session.get(
    "SELECT key, scope, partition, block FROM holdfast.turn WHERE id = $1",
    change.id,
  );
  if (row === undefined) {
    throw new HoldfastError("write_conflict", `${change.id} does not exist any more.`);
  }
  const [key, scope, partition] = [Number(row.key), Number(row.scope), Number(row.partition)];
  if (row.block !== null) {
    await lexical.remove(partition, "turn", Number(row.block), new Set([key]));
    await noteIndexChanges(session, "turn", await removeVectors(session, "turn", [key]));
  }
  if (change.status === "retracted") await dropExtractions(session, [key]);
  const place = { itemKey: key, scopeKey: scope };
  const block = change.document
    ? await lexical.append(partition, "turn", change.document, place)
    : null;
  await session.run(
    "UPDATE holdfast.turn SET status = $1, block = $2 WHERE key = $3",
    change.status,
    block,
    String(key),
  );
  if (wait && block !== null) await awaitVectors(session, "turn", [key]);
}
