import type { ItemKind, Scope, VectorFields } from "@holdfast/core";
import type { ChromaMetadata } from "./chroma-client-like.ts";

const scopeFields = ["userId", "agentId", "runId", "appId"] as const;

// With kind, scope and the mark of a record that has more, 30 of the 32 keys that Chroma Cloud allows.
const mostFields = 24;
// Of a key's name, in bytes: what Chroma Cloud allows.
const longestName = 36;

/** The mark of a record whose fields are too many to be kept: every filter lets it pass, and it is checked afterwards. */
export const unfilteredKey = "unfiltered";

/** What a record in Chroma says of its item: kind, the ids of its scope, and its fields. */
export function recordMetadata(
  kind: ItemKind,
  scope: Scope,
  fields: VectorFields = {},
): ChromaMetadata {
  const kept = Object.entries(fields).filter(([name]) => isKeptField(name));
  return {
    ...scopeMetadata(kind, scope),
    ...(kept.length > mostFields ? { [unfilteredKey]: true } : Object.fromEntries(kept)),
  };
}

/** The part that every query asks for: the kind, and each id that the scope gives. */
export function scopeMetadata(kind: ItemKind | undefined, scope: Scope): Record<string, string> {
  const metadata: Record<string, string> = kind === undefined ? {} : { kind };
  for (const field of scopeFields) {
    const id = scope[field];
    if (id !== undefined) metadata[field] = id;
  }
  return metadata;
}

/** Whether a field's name is short enough to be a key of metadata everywhere. */
export function isKeptField(name: string): boolean {
  return Buffer.byteLength(name) <= longestName;
}
