import { createHash } from "node:crypto";
import type { Scope } from "@holdfast/core";
import { scopeFields } from "@holdfast/core";
import type { Session } from "./session.ts";

/** Who a partition belongs to: the user, or else the least specific id that is given. */
export interface Owner {
  field: string;
  id: string;
}

/** The owner of a scope's partition. */
export function ownerOf(scope: Scope): Owner {
  const field =
    scope.userId !== undefined ? "userId" : scopeFields.find((name) => scope[name] !== undefined);
  return { field: field as string, id: scope[field as keyof Scope] as string };
}

/** Names an owner within a process. */
export function ownerName({ field, id }: Owner): string {
  return `${field}\0${id}`;
}

/**
 * Holds what belongs to some owners until the end of the transaction, so that changes of one owner follow each other in all processes.
 * All in one call: see {@link lockKeys}.
 */
export async function lockOwners(session: Session, owners: Iterable<Owner>): Promise<void> {
  const keys = lockKeys(session.schema, owners);
  if (keys.length === 0) return;
  await session.all("SELECT pg_advisory_xact_lock(key) FROM unnest($1::bigint[]) AS key", keys);
}

/**
 * The numbers of the advisory locks of some owners, in one order everywhere: two transactions that want several never wait for each other.
 */
export function lockKeys(schema: string, owners: Iterable<Owner>): string[] {
  const keys = new Set([...owners].map((owner) => lockKey(schema, ownerName(owner))));
  return [...keys].sort((a, b) => (a < b ? -1 : Number(a > b))).map(String);
}

/** The number of the advisory lock with a name, in a schema. */
export function lockKey(schema: string, name: string): bigint {
  return createHash("sha256").update(`holdfast\0${schema}\0${name}`).digest().readBigInt64BE(0);
}
