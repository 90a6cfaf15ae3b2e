import type { Scope, WriteBatch } from "@holdfast/core";
import { type Owner, ownerName, ownerOf } from "../client/owner-lock.ts";
import type { Session } from "../client/session.ts";
import type { KnownOwners } from "./known-owners.ts";

/** Whose data a batch changes as far as it says so or is known, and the ids of items in it of which it is not. */
export function ownersOfBatch(
  batch: WriteBatch,
  known: KnownOwners,
): { owners: Owner[]; ids: string[] } {
  const items = [
    ...(batch.turns ?? []).map(({ turn }) => turn),
    ...(batch.records ?? []).map(({ record }) => record),
  ];
  for (const { id, scope } of items) known.note(id, ownerOf(scope));
  const scopes: Scope[] = [
    ...(batch.basedOn === undefined ? [] : [batch.basedOn.scope]),
    ...items.map(({ scope }) => scope),
    ...(batch.events ?? []).map(({ scope }) => scope),
  ];
  const ids = [
    ...(batch.turnStatuses ?? []).map(({ id }) => id),
    ...(batch.vectors ?? []).map(({ id }) => id),
    ...(batch.extractions ?? []).map(({ turnId }) => turnId),
    ...(batch.extracted?.turnIds ?? []),
  ];
  const all = [...scopes.map(ownerOf), ...ids.flatMap((id) => known.get(id) ?? [])];
  return {
    owners: [...new Map(all.map((owner) => [ownerName(owner), owner])).values()],
    ids: [...new Set(ids)].filter((id) => known.get(id) === undefined),
  };
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
