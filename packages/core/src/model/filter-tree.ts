import { HoldfastError } from "../errors.ts";
import { parseTime } from "./time.ts";

/** What a field is compared with once times are milliseconds and Dates of metadata are the strings that it stores. */
export type FilterOperand = string | number | boolean | null;

/** One check of a field's value. */
export type FilterCheck =
  | { operator: "eq" | "ne" | "contains"; value: FilterOperand }
  | { operator: "gt" | "gte" | "lt" | "lte"; value: string | number }
  | { operator: "in" | "nin"; value: readonly FilterOperand[] }
  | { operator: "exists"; value: boolean };

/** Which value of an item is meant: an id of its scope, a time, another built-in field, or what a path leads to in its metadata. */
export interface FilterField {
  kind: "scope" | "time" | "plain" | "metadata";
  name: string;
}

/** A filter that was checked. All parts of `and` and all checks of a field must hold. */
export type FilterNode =
  | { and: readonly FilterNode[] }
  | { or: readonly FilterNode[] }
  | { not: FilterNode }
  | { field: FilterField; checks: readonly FilterCheck[] };

const timeFields = new Set(["at", "recordedAt", "updatedAt", "validFrom", "validTo", "expiresAt"]);
const scopeFields = new Set(["userId", "agentId", "runId", "appId"]);
const plainFields = new Set(
  "kind role name text origin status type subject predicate object source confidence importance id".split(
    " ",
  ),
);
const deepest = 32;

/**
 * Checks a filter and gives what it says in one form; the filter object is read once and never changed.
 *
 * @throws HoldfastError `invalid_filter` for unknown operators and for values of a wrong kind; the message names the place.
 */
export function parseFilter(filter: object): FilterNode {
  return parseNode(filter, "filter", 0);
}

function parseNode(filter: unknown, path: string, depth: number): FilterNode {
  if (!isObject(filter)) return refuse(path, "is not an object");
  if (depth > deepest) return refuse(path, `lies more than ${deepest} levels deep`);
  const parts = Object.entries(filter).map(([key, value]) =>
    parseProperty(key, value, `${path}.${key}`, depth),
  );
  return parts.length === 1 ? (parts[0] as FilterNode) : { and: parts };
}

function parseProperty(key: string, value: unknown, path: string, depth: number): FilterNode {
  // a variable that happens to be undefined must not let everything pass
  if (value === undefined) return refuse(path, "is undefined");
  if (key === "not") return { not: parseNode(value, path, depth + 1) };
  if (key === "and" || key === "or") {
    if (!Array.isArray(value)) return refuse(path, "is not a list of filters");
    const parts = value.map((part, index) => parseNode(part, `${path}[${index}]`, depth + 1));
    return key === "and" ? { and: parts } : { or: parts };
  }
  const field = fieldOf(key);
  const condition = isObject(value) && !(value instanceof Date) ? value : { eq: value };
  const checks = Object.entries(condition)
    .filter(([, operand]) => operand !== undefined)
    .map(([operator, operand]) =>
      parseCheck(operator, operand, `${path}.${operator}`, field.kind === "time"),
    );
  if (checks.length === 0) return refuse(path, "holds no operator");
  return { field, checks };
}

function parseCheck(
  operator: string,
  operand: unknown,
  path: string,
  isTime: boolean,
): FilterCheck {
  switch (operator) {
    case "exists":
      if (typeof operand !== "boolean") return refuse(path, "is neither true nor false");
      return { operator, value: operand };
    case "in":
    case "nin":
      if (!Array.isArray(operand)) return refuse(path, "is not a list");
      return {
        operator,
        value: operand.map((item, index) => parseOperand(item, `${path}[${index}]`, isTime)),
      };
    case "eq":
    case "ne":
    case "contains":
      return { operator, value: parseOperand(operand, path, isTime) };
    case "gt":
    case "gte":
    case "lt":
    case "lte": {
      const value = parseOperand(operand, path, isTime);
      if (value === null || typeof value === "boolean") return refuse(path, "cannot be ordered");
      return { operator, value };
    }
    default:
      return refuse(path, "is not a known operator");
  }
}

function parseOperand(value: unknown, path: string, isTime: boolean): FilterOperand {
  if (value === null) return null;
  if (isTime) return parseTime(value, path);
  if (value instanceof Date) return value.toISOString(); // how metadata stores a Date
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return refuse(path, "is no string, finite number, boolean, null or Date");
}

function fieldOf(name: string): FilterField {
  if (scopeFields.has(name)) return { kind: "scope", name };
  if (timeFields.has(name)) return { kind: "time", name };
  if (plainFields.has(name)) return { kind: "plain", name };
  const path = name.startsWith("metadata.") ? name.slice("metadata.".length) : name;
  return { kind: "metadata", name: path };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(path: string, problem: string): never {
  throw new HoldfastError("invalid_filter", `${path} ${problem}.`);
}
