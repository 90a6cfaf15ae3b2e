import { HoldfastError } from "../errors.ts";
import type { MemoryRecord } from "./record.ts";
import { parseTime } from "./time.ts";
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

const timeFields = new Set(["at", "recordedAt", "updatedAt", "validFrom", "validTo", "expiresAt"]);
const scopeFields = new Set(["userId", "agentId", "runId", "appId"]);
const plainFields = new Set(
  "kind role name text origin status type subject predicate object source confidence importance id".split(
    " ",
  ),
);
const operators = new Set([
  "eq",
  "ne",
  "gt",
  "gte",
  "lt",
  "lte",
  "in",
  "nin",
  "contains",
  "exists",
]);
const deepest = 32;

/**
 * Checks a filter and turns it into a predicate; the filter object is read once and never changed. It is the only meaning
 * of a filter: every store and index is asked through it.
 *
 * @throws HoldfastError `invalid_filter` for unknown operators and for values of a wrong kind; the message names the place.
 */
export function compileFilter(filter: Filter | undefined): FilterPredicate | undefined {
  return filter === undefined ? undefined : compile(filter, "filter", 0);
}

function compile(filter: unknown, path: string, depth: number): FilterPredicate {
  if (!isObject(filter)) return refuse(path, "is not an object");
  if (depth > deepest) return refuse(path, `lies more than ${deepest} levels deep`);
  const parts = Object.entries(filter).map(([key, value]) =>
    compileProperty(key, value, `${path}.${key}`, depth),
  );
  return (item) => parts.every((part) => part(item));
}

function compileProperty(
  key: string,
  value: unknown,
  path: string,
  depth: number,
): FilterPredicate {
  // a variable that happens to be undefined must not let everything pass
  if (value === undefined) return refuse(path, "is undefined");
  if (key === "not") {
    const inner = compile(value, path, depth + 1);
    return (item) => !inner(item);
  }
  if (key === "and" || key === "or") {
    if (!Array.isArray(value)) return refuse(path, "is not a list of filters");
    const inner = value.map((part, index) => compile(part, `${path}[${index}]`, depth + 1));
    return key === "and"
      ? (item) => inner.every((part) => part(item))
      : (item) => inner.some((part) => part(item));
  }
  return compileField(key, value, path);
}

function compileField(field: string, value: unknown, path: string): FilterPredicate {
  const read = readerOf(field);
  const isTime = timeFields.has(field);
  const condition = isObject(value) && !(value instanceof Date) ? value : { eq: value };
  const checks = Object.entries(condition)
    .filter(([, operand]) => operand !== undefined)
    .map(([operator, operand]) =>
      compileOperator(operator, operand, `${path}.${operator}`, isTime),
    );
  if (checks.length === 0) return refuse(path, "holds no operator");
  return (item) => {
    const actual = read(item);
    return checks.every((check) => check(actual));
  };
}

function compileOperator(
  operator: string,
  operand: unknown,
  path: string,
  isTime: boolean,
): (actual: unknown) => boolean {
  if (!operators.has(operator)) return refuse(path, "is not a known operator");
  if (operator === "exists") {
    if (typeof operand !== "boolean") return refuse(path, "is neither true nor false");
    return (actual) => (actual !== undefined && actual !== null) === operand;
  }
  if (operator === "in" || operator === "nin") {
    if (!Array.isArray(operand)) return refuse(path, "is not a list");
    const values = operand.map((item, index) => comparable(item, `${path}[${index}]`, isTime));
    return (actual) => values.some((item) => equal(actual, item)) === (operator === "in");
  }
  const wanted = comparable(operand, path, isTime);
  if (operator === "eq") return (actual) => equal(actual, wanted);
  if (operator === "ne") return (actual) => !equal(actual, wanted);
  if (operator === "contains") return (actual) => contains(actual, wanted);
  if (wanted === null || typeof wanted === "boolean") return refuse(path, "cannot be ordered");
  return (actual) => ordered(operator, actual, wanted);
}

type Comparable = string | number | boolean | null;

function comparable(value: unknown, path: string, isTime: boolean): Comparable {
  if (value === null) return null;
  if (isTime) return parseTime(value, path);
  if (value instanceof Date) return value.toISOString(); // how metadata stores a Date
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return refuse(path, "is no string, finite number, boolean, null or Date");
}

function equal(actual: unknown, wanted: Comparable): boolean {
  return wanted === null ? actual === null || actual === undefined : actual === wanted;
}

function contains(actual: unknown, wanted: Comparable): boolean {
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

function readerOf(field: string): (item: MemoryRecord | Turn) => unknown {
  if (scopeFields.has(field)) return (item) => item.scope[field as keyof typeof item.scope];
  if (timeFields.has(field)) return (item) => readTime(item, field);
  if (plainFields.has(field)) return (item) => item[field as keyof typeof item];
  const key = field.startsWith("metadata.") ? field.slice("metadata.".length) : field;
  return (item) => readPath(item.metadata, key);
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

function refuse(path: string, problem: string): never {
  throw new HoldfastError("invalid_filter", `${path} ${problem}.`);
}
