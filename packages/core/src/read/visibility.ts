import type { Filter, FilterPredicate } from "../model/filter.ts";
import type { StoredItem } from "../model/item.ts";
import { presentItem } from "../model/item.ts";
import type { Scope } from "../model/scope.ts";
import { scopeContains } from "../model/scope.ts";

/** What a read may see. */
export interface Visibility {
  scope: Scope;
  /** Further scopes that may be seen. An item in two of them is seen once. */
  furtherScopes?: readonly Scope[] | undefined;
  /** The present, in milliseconds since 1970: what has expired by then is not seen. */
  now: number;
  /** Whether records are seen that something else took the place of. */
  superseded: boolean;
  /** Whether deleted items are seen, which only listings do. Default false. */
  retracted?: boolean | undefined;
  /** The world as it was then: what was said by then, and what was true then. */
  asOf?: number | undefined;
  /** The memory as it was then: what had been recorded by then. */
  knownAt?: number | undefined;
  filter?: FilterPredicate | undefined;
  /** The filter as it was given, for an index that can apply a part of it. */
  where?: Filter | undefined;
  /** A further condition, on items as they are stored. */
  accepts?: ((item: StoredItem) => boolean) | undefined;
  /** Whether the conditions are expected to refuse many items. Default: whether there is a filter. */
  strict?: boolean | undefined;
}

/** All scopes that a read may see. */
export function visibleScopes({ scope, furtherScopes = [] }: Visibility): readonly Scope[] {
  return [scope, ...furtherScopes];
}

/** Tells whether a read may see an item. Asked for every item, whatever found it. */
export function isVisible(item: StoredItem, visibility: Visibility): boolean {
  return visibilityTest(visibility)(item);
}

/** The same as {@link isVisible}, for many items. */
export function visibilityTest(visibility: Visibility): (item: StoredItem) => boolean {
  const { now, superseded, retracted, asOf, knownAt, filter, accepts } = visibility;
  const inScope = scopeTest(visibleScopes(visibility));
  return (item) => {
    const { value } = item;
    if (!inScope(value.scope)) return false;
    if (value.status === "retracted" && retracted !== true) return false;
    if (value.expiresAt !== undefined && value.expiresAt <= now) return false;
    if (knownAt !== undefined && value.recordedAt > knownAt) return false;
    if (!isCurrent(item, superseded, asOf)) return false;
    if (accepts !== undefined && !accepts(item)) return false;
    return filter === undefined || filter(presentItem(item));
  };
}

// Records that are kept share their scopes: among many scopes each is looked for once.
function scopeTest(scopes: readonly Scope[]): (stored: Scope) => boolean {
  const contains = (stored: Scope) => scopes.some((scope) => scopeContains(scope, stored));
  if (scopes.length === 1) return contains;
  const known = new Map<Scope, boolean>();
  return (stored) => {
    const answer = known.get(stored) ?? contains(stored);
    known.set(stored, answer);
    return answer;
  };
}

function isCurrent(item: StoredItem, superseded: boolean, asOf: number | undefined): boolean {
  if (item.kind === "turn") return asOf === undefined || item.value.at <= asOf;
  const { status, validFrom, validTo } = item.value;
  if (asOf === undefined) return status === "active" || superseded;
  return validFrom <= asOf && (validTo === undefined || asOf < validTo);
}
