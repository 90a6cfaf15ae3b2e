import type { FilterCheck, FilterField, FilterNode, FilterOperand } from "./filter-tree.ts";
import { parseFilter } from "./filter-tree.ts";
import type { MemoryRecord } from "./record.ts";
import type { Turn } from "./turn.ts";

/** A value that a field can be compared with. A Date is compared with time fields. */
export type FilterValue = string | number | boolean | null | Date;

/** What a field must satisfy. Several operators in one condition must all hold. */
export interface FilterCondition {
  eq?: FilterValue;
  /** True also when the field is absent. */
  ne?: FilterValue;
  gt?: FilterValue;
  gte?: FilterValue;
  lt?: FilterValue;
  lte?: FilterValue;
  in?: readonly FilterValue[];
  /** True also when the field is absent. */
  nin?: readonly FilterValue[];
  /** A list holds the value, or a string holds it as a part (case matters). */
  contains?: FilterValue;
  /** The field is there and not null (`true`), or it is not (`false`). */
  exists?: boolean;
}

/**
 * Which turns and records a call is about. Several properties must all hold. A name is a built-in field (`kind`, `role`,
 * `name`, `text`, `origin`, `status`, `type`, `subject`, `predicate`, `object`, `source`, `confidence`, `importance`, `at`,
 * `recordedAt`, `updatedAt`, `validFrom`, `validTo`, `expiresAt`, `userId`, `agentId`, `runId`, `appId`) or else a key of the
 * metadata; `metadata.KEY` always means the metadata, and a dot leads into nested objects. A plain value means `eq`.
 *
 * Values of different kinds are never equal and never ordered: `{ year: { gt: "2020" } }` does not match the number 2026.
 *
 * @example
 * ```ts
 * await memory.search("deadline", {
 *   userId: "ada",
 *   filter: { project: "apollo", at: { gte: "2026-01-01" }, or: [{ role: "user" }, { kind: "memory" }] },
 * });
 * ```
 */
export type Filter =
  | { [field: string]: FilterValue | FilterCondition }
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter };

/** Tells whether a turn or record passes. */
export type FilterPredicate = (item: MemoryRecord | Turn) => boolean;

/**
 * Checks a filter and turns it into a predicate; the filter object is read once and never changed. It is the only meaning
 * of a filter: what a store or an index returns is asked through it.
 *
 * @throws HoldfastError `invalid_filter` for unknown operators and for values of a wrong kind; the message names the place.
 */
export function compileFilter(filter: Filter | undefined): FilterPredicate | undefined {
  return filter === undefined ? undefined : compile(parseFilter(filter));
}

function compile(node: FilterNode): FilterPredicate {
  if ("not" in node) {
    const inner = compile(node.not);
    return (item) => !inner(item);
  }
  if ("and" in node) {
    const inner = node.and.map(compile);
    return (item) => inner.every((part) => part(item));
  }
  if ("or" in node) {
    const inner = node.or.map(compile);
    return (item) => inner.some((part) => part(item));
  }
  const read = readerOf(node.field);
  const checks = node.checks.map(compileCheck);
  return (item) => {
    const actual = read(item);
    return checks.every((check) => check(actual));
  };
}

function compileCheck(check: FilterCheck): (actual: unknown) => boolean {
  switch (check.operator) {
    case "exists":
      return (actual) => (actual !== undefined && actual !== null) === check.value;
    case "in":
      return (actual) => check.value.some((item) => equal(actual, item));
    case "nin":
      return (actual) => !check.value.some((item) => equal(actual, item));
    case "eq":
      return (actual) => equal(actual, check.value);
    case "ne":
      return (actual) => !equal(actual, check.value);
    case "contains":
      return (actual) => contains(actual, check.value);
    default:
      return (actual) => ordered(check.operator, actual, check.value);
  }
}

function equal(actual: unknown, wanted: FilterOperand): boolean {
  return wanted === null ? actual === null || actual === undefined : actual === wanted;
}

function contains(actual: unknown, wanted: FilterOperand): boolean {
  if (Array.isArray(actual)) return actual.includes(wanted);
  return typeof actual === "string" && typeof wanted === "string" && actual.includes(wanted);
}

function ordered(operator: string, actual: unknown, wanted: string | number): boolean {
  if (typeof actual !== typeof wanted) return false;
  const value = actual as string | number;
  if (operator === "gt") return value > wanted;
  if (operator === "gte") return value >= wanted;
  if (operator === "lt") return value < wanted;
  return value <= wanted;
}

function readerOf({ kind, name }: FilterField): (item: MemoryRecord | Turn) => unknown {
  if (kind === "scope") return (item) => item.scope[name as keyof typeof item.scope];
  if (kind === "time") return (item) => readTime(item, name);
  if (kind === "plain") return (item) => item[name as keyof typeof item];
  return (item) => readPath(item.metadata, name);
}

function readTime(item: MemoryRecord | Turn, field: string): number | undefined {
  const value =
    field === "at" && item.kind === "memory" ? item.validFrom : item[field as keyof typeof item];
  return typeof value === "string" ? Date.parse(value) : undefined;
}

function readPath(source: unknown, path: string): unknown {
  if (!isObject(source)) return undefined;
  if (Object.hasOwn(source, path)) return source[path];
  const dot = path.indexOf(".");
  if (dot < 0 || !Object.hasOwn(source, path.slice(0, dot))) return undefined;
  return readPath(source[path.slice(0, dot)], path.slice(dot + 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
