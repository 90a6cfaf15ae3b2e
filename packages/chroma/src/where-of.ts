import type { Filter, ItemKind, Scope } from "@holdfast/core";
import {
  type IndexCondition,
  type IndexFilter,
  type IndexValue,
  indexFilter,
} from "@holdfast/core";
import type { ChromaCheck, ChromaWhere } from "./chroma-client-like.ts";
import { isKeptField, scopeMetadata, unfilteredKey } from "./record-metadata.ts";

// The server makes one SQL expression of a filter; what is longer is left to the check of the results.
const mostConditions = 48;
const mostValues = 200;

/**
 * What a query asks Chroma for: the kind, the exact ids of the scope, and of the filter what Chroma decides as Holdfast does, or more
 * loosely.
 *
 * @returns `"nothing"` when no item can pass
 * @throws HoldfastError `invalid_filter`
 */
export function whereOf(
  kind: ItemKind | undefined,
  scope: Scope,
  filter?: Filter,
): ChromaWhere | "nothing" {
  const within = Object.entries(scopeMetadata(kind, scope)).map(
    ([field, id]): ChromaWhere => ({ [field]: { $eq: id } }),
  );
  const told = indexFilter(filter, canTell, kind);
  if (told === undefined || countConditions(told) > mostConditions) return every(within);
  if ("or" in told && told.or.length === 0) return "nothing";
  return every([...within, some([translate(told), { [unfilteredKey]: { $eq: true } }])]);
}

/**
 * Whether Chroma can apply a condition without hiding what passes it. Measured on the server of chromadb 3.5: a missing field passes
 * `$ne` and `$nin` and nothing else, and kinds of values are kept apart, as they should be. But a fraction is cut to an integer where it
 * is compared with integers, so that `$ne: 5.5` and `$lt: 5.5` hide a 5; and integers of more than 64 bits are refused.
 */
function canTell(condition: IndexCondition, negated: boolean): boolean {
  // what is not greater may also be no number, or missing, which Chroma cannot ask for
  if (negated || !isKeptField(condition.field)) return false;
  switch (condition.operator) {
    case "in":
      return condition.value.length <= mostValues && condition.value.every(isTellable);
    case "nin":
      return condition.value.length <= mostValues && condition.value.some(isWhole);
    case "ne":
      return isWhole(condition.value);
    default:
      return isTellable(condition.value);
  }
}

function isTellable(value: IndexValue): boolean {
  return typeof value !== "number" || Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

function isWhole(value: IndexValue): boolean {
  return typeof value !== "number" || Number.isSafeInteger(value);
}

function countConditions(filter: IndexFilter): number {
  if ("and" in filter) return filter.and.reduce((sum, part) => sum + countConditions(part), 0);
  if ("or" in filter) return filter.or.reduce((sum, part) => sum + countConditions(part), 0);
  return 1;
}

function translate(filter: IndexFilter): ChromaWhere {
  if ("and" in filter) return every(filter.and.map(translate));
  if ("or" in filter) return some(filter.or.map(translate));
  if ("not" in filter) throw new Error("no opposite can be told"); // canTell refuses them
  return translateCondition(filter);
}

function translateCondition(condition: IndexCondition): ChromaWhere {
  const { field } = condition;
  const check = (one: ChromaCheck): ChromaWhere => ({ [field]: one });
  switch (condition.operator) {
    case "eq":
      return check({ $eq: condition.value });
    case "ne":
      return check({ $ne: condition.value });
    case "in":
      return some(byKind(condition.value).map((values) => check({ $in: values })));
    case "nin":
      return every(
        byKind(condition.value.filter(isWhole)).map((values) => check({ $nin: values })),
      );
    // the next integer on the looser side decides the same of integers, and lets some more fractions pass
    case "gt":
      return check({ $gt: Math.floor(condition.value) });
    case "gte":
      return check({ $gte: Math.floor(condition.value) });
    case "lt":
      return check({ $lt: Math.ceil(condition.value) });
    default:
      return check({ $lte: Math.ceil(condition.value) });
  }
}

// Chroma takes lists of one kind of values only, and integers and fractions are two.
function byKind(values: readonly IndexValue[]): IndexValue[][] {
  const kindOf = (value: IndexValue) => (Number.isInteger(value) ? "integer" : typeof value);
  return [...Map.groupBy(values, kindOf).values()];
}

function every(parts: readonly ChromaWhere[]): ChromaWhere {
  const flat = parts.flatMap((part) => ("$and" in part ? (part.$and as ChromaWhere[]) : [part]));
  return flat.length === 1 ? (flat[0] as ChromaWhere) : { $and: flat };
}

function some(parts: readonly ChromaWhere[]): ChromaWhere {
  const flat = parts.flatMap((part) => ("$or" in part ? (part.$or as ChromaWhere[]) : [part]));
  return flat.length === 1 ? (flat[0] as ChromaWhere) : { $or: flat };
}
