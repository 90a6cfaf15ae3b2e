import type { StoredEvent, WriteBatch } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import { lockOwners, type Owner } from "../client/owner-lock.ts";
import type { Session } from "../client/session.ts";
import { appendTurns, changeTurns } from "./append-turns.ts";
import { finishExtractions, requestExtractions } from "./extractions.ts";
import { checkRevision } from "./facts.ts";
import { LexicalEdit } from "./lexical-edit.ts";
import { ownersOfIds } from "./owners.ts";
import { putItemVectors } from "./put-item-vectors.ts";
import { putRecords } from "./put-records.ts";
import type { ScopeKeys } from "./scopes.ts";
import { ensureScopes, scopeName } from "./scopes.ts";
import { sweepExpired } from "./sweep-expired.ts";

/** What the parts of a batch share. */
export interface BatchTools {
  session: Session;
  lexical: LexicalEdit;
  /** The keys of a scope of the batch. */
  keysOf(scope: StoredEvent["scope"]): ScopeKeys;
  /** Whether items with a document shall wait for a vector. */
  wait: boolean;
}

/**
 * Applies a batch, in the order of its parts, under the locks of all whose data it changes. Only inside a write transaction.
 *
 * @param owners of the scopes that the batch names; locked already unless there are `ids`
 * @param ids of items whose owners the batch does not name
 */
export async function writeBatch(
  session: Session,
  batch: WriteBatch,
  owners: readonly Owner[],
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await lockOwners(session, [...owners, ...(await ownersOfIds(session, ids))]);
  await checkSettings(session, batch.requiredSettings ?? {});
  const lexical = new LexicalEdit(session);
  if (batch.basedOn !== undefined) await checkRevision(session, batch.basedOn);
  if (batch.extracted !== undefined) await finishExtractions(session, batch.extracted);
  const scopes = [
    ...(batch.turns ?? []).map(({ turn }) => turn.scope),
    ...(batch.records ?? []).map(({ record }) => record.scope),
    ...(batch.events ?? []).map(({ scope }) => scope),
  ];
  const now = batch.turns?.[0]?.turn.recordedAt ?? batch.events?.[0]?.at;
  const keys = await ensureScopes(session, scopes, now);
  const expired = [...keys.values()].flatMap((each) => (each.expired ? [each.partition] : []));
  if (expired.length > 0) await sweepExpired(session, lexical, expired, now as number);
  const tools: BatchTools = {
    session,
    lexical,
    keysOf: (scope) => keys.get(scopeName(scope)) as ScopeKeys,
    wait: batch.awaitVectors ?? false,
  };
  await appendTurns(tools, batch.turns ?? []);
  await changeTurns(tools, batch.turnStatuses ?? []);
  await putRecords(tools, batch.records ?? []);
  await appendEvents(tools, batch.events ?? []);
  await requestExtractions(session, batch.extractions ?? []);
  await lexical.flush();
  await putItemVectors(session, batch.vectors ?? []);
}

async function checkSettings(
  session: Session,
  required: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, value] of Object.entries(required)) {
    const row = await session.get(
      "SELECT value FROM holdfast.setting WHERE name = $1 FOR SHARE",
      name,
    );
    if (row?.value !== value) {
      throw new HoldfastError(
        "write_conflict",
        `The setting ${name} is ${row?.value}, not ${value}.`,
      );
    }
  }
}

async function appendEvents(
  { session, keysOf }: BatchTools,
  events: readonly StoredEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await session.run(
    `INSERT INTO holdfast.event (id, operation_id, operation, scope, target_id, before, after, reason, actor, at)
     SELECT id, operation_id, operation, scope, target_id, before::json, after::json, reason, actor, at
     FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::bigint[]) WITH ORDINALITY
       AS given (id, operation_id, operation, scope, target_id, before, after, reason, actor, at, position)
     ORDER BY position`,
    events.map(({ id }) => id),
    events.map(({ operationId }) => operationId),
    events.map(({ operation }) => operation),
    events.map(({ scope }) => String(keysOf(scope).scope)),
    events.map(({ targetId }) => targetId),
    events.map(({ before }) => (before === undefined ? null : JSON.stringify(before))),
    events.map(({ after }) => (after === undefined ? null : JSON.stringify(after))),
    events.map(({ reason }) => reason),
    events.map(({ actor }) => actor),
    events.map(({ at }) => String(at)),
  );
}
