import { HoldfastError, type JsonValue, type Metadata } from "@holdfast/core";

/** Whether the value of an item passes. */
export type ValueFilter = (value: Metadata) => boolean;

const operators = new Set("$eq $ne $gt $gte $lt $lte $in $nin $exists".split(" "));

/**
 * Compiles a filter of LangGraph: each field equals a value, or satisfies all of `$eq $ne $gt $gte $lt $lte $in $nin $exists`. A dot
 * leads into nested objects, unless there is a field of that whole name. The meaning is that of the filters of
 * `@holdfast/core`: kinds are never mixed (the number 5 is not "5", and neither is greater), strings are ordered by their code
 * units, so ISO 8601 times by time; `null` equals a field that is absent; `$ne` and `$nin` are true of one. Beyond these, arrays and
 * objects are equal when all that they hold is.
 *
 * @throws HoldfastError `invalid_filter` for unknown operators, for `undefined`, and for operands of a wrong kind
 */
export function compileValueFilter(filter: unknown): ValueFilter | undefined {
  if (filter === undefined || filter === null) return undefined;
  if (!isObject(filter)) return refuse("filter", "is not an object");
  const parts = Object.entries(filter).map(([field, wanted]) => compileField(field, wanted));
  return parts.length === 0 ? undefined : (value) => parts.every((part) => part(value));
}

function compileField(field: string, wanted: unknown): ValueFilter {
  const path = `filter.${field}`;
  if (field.startsWith("$")) return refuse(path, "is an operator without a field");
  const names = isObject(wanted) ? Object.keys(wanted) : [];
  const conditions: [string, unknown][] = names.some((name) => name.startsWith("$"))
    ? Object.entries(wanted as object)
    : [["$eq", wanted]];
  const checks = conditions.map(([operator, operand]) =>
    compileOperator(operator, operand, `${path}.${operator}`),
  );
  return (value) => {
    const actual = readPath(value, field);
    return checks.every((check) => check(actual));
  };
}

type Check = (actual: JsonValue | undefined) => boolean;

function compileOperator(operator: string, operand: unknown, path: string): Check {
  if (!operators.has(operator)) return refuse(path, "is not a known operator");
  if (operator === "$exists") {
    if (typeof operand !== "boolean") return refuse(path, "is neither true nor false");
    return (actual) => (actual !== undefined && actual !== null) === operand;
  }
  if (operator === "$in" || operator === "$nin") {
    if (!Array.isArray(operand)) return refuse(path, "is not a list");
    const values = operand.map((item, index) => toJson(item, `${path}[${index}]`));
    return (actual) => values.some((item) => equal(actual, item)) === (operator === "$in");
  }
  const wanted = toJson(operand, path);
  if (operator === "$eq") return (actual) => equal(actual, wanted);
  if (operator === "$ne") return (actual) => !equal(actual, wanted);
  if (typeof wanted !== "string" && typeof wanted !== "number")
    return refuse(path, "cannot be ordered");
  return (actual) => ordered(operator, actual, wanted);
}

function toJson(operand: unknown, path: string): JsonValue {
  // a variable that happens to be undefined must not let everything pass
  if (operand === undefined) return refuse(path, "is undefined");
  if (operand instanceof Date) return operand.toISOString();
  try {
    const text = JSON.stringify(operand);
    if (text !== undefined && !(typeof operand === "number" && text === "null"))
      return JSON.parse(text) as JsonValue;
  } catch (cause) {
    throw new HoldfastError("invalid_filter", `${path} is no JSON value.`, { cause });
  }
  return refuse(path, "is no JSON value");
}

function equal(actual: JsonValue | undefined, wanted: JsonValue): boolean {
  if (wanted === null) return actual === null || actual === undefined;
  if (actual === undefined || actual === null || typeof wanted !== "object")
    return actual === wanted;
  if (typeof actual !== "object" || Array.isArray(actual) !== Array.isArray(wanted)) return false;
  const keys = Object.keys(wanted);
  return (
    Object.keys(actual).length === keys.length &&
    keys.every((key) => Object.hasOwn(actual, key) && same(actual, wanted, key))
  );
}

function same(actual: object, wanted: object, key: string): boolean {
  const [left, right] = [actual, wanted].map((part) => (part as Metadata)[key] as JsonValue);
  return right === null ? left === null : equal(left, right as JsonValue);
}

function ordered(
  operator: string,
  actual: JsonValue | undefined,
  wanted: string | number,
): boolean {
  if (typeof actual !== typeof wanted) return false;
  const value = actual as string | number;
  if (operator === "$gt") return value > wanted;
  if (operator === "$gte") return value >= wanted;
  return operator === "$lt" ? value < wanted : value <= wanted;
}

function readPath(source: JsonValue | undefined, path: string): JsonValue | undefined {
  if (!isObject(source)) return undefined;
  if (Object.hasOwn(source, path)) return source[path] as JsonValue;
  const dot = path.indexOf(".");
  if (dot < 0 || !Object.hasOwn(source, path.slice(0, dot))) return undefined;
  return readPath(source[path.slice(0, dot)] as JsonValue, path.slice(dot + 1));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refuse(path: string, problem: string): never {
  throw new HoldfastError("invalid_filter", `${path} ${problem}.`, {
    hint: `The operators are ${[...operators].join(", ")}.`,
  });
}
