import type { Scope, WriteBatch } from "@holdfast/core";
import { type Owner, ownerName, ownerOf } from "../client/owner-lock.ts";
import type { Session } from "../client/session.ts";

/** Whose data a batch names by scopes, and the ids of items in it whose owners it does not name. */
export function ownersOfBatch(batch: WriteBatch): { owners: Owner[]; ids: string[] } {
  const scopes: Scope[] = [
    ...(batch.basedOn === undefined ? [] : [batch.basedOn.scope]),
    ...(batch.turns ?? []).map(({ turn }) => turn.scope),
    ...(batch.records ?? []).map(({ record }) => record.scope),
    ...(batch.events ?? []).map(({ scope }) => scope),
  ];
  const owners = new Map(scopes.map(ownerOf).map((owner) => [ownerName(owner), owner]));
  const own = new Set([
    ...(batch.turns ?? []).map(({ turn }) => turn.id),
    ...(batch.records ?? []).map(({ record }) => record.id),
  ]);
  const ids = [
    ...(batch.turnStatuses ?? []).map(({ id }) => id),
    ...(batch.vectors ?? []).map(({ id }) => id),
    ...(batch.extractions ?? []).map(({ turnId }) => turnId),
    ...(batch.extracted?.turnIds ?? []),
  ];
  return { owners: [...owners.values()], ids: [...new Set(ids)].filter((id) => !own.has(id)) };
}

/** Whose data items are. */
export async function ownersOfIds(session: Session, ids: readonly string[]): Promise<Owner[]> {
  if (ids.length === 0) return [];
  const rows = await session.all(
    `SELECT field, id FROM holdfast.partition WHERE key IN (
       SELECT partition FROM holdfast.turn WHERE turn.id = ANY ($1::text[])
       UNION SELECT partition FROM holdfast.record WHERE record.id = ANY ($1::text[]))`,
    ids,
  );
  return rows.map((row) => ({ field: row.field as string, id: row.id as string }));
}
