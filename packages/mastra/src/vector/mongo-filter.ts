import { HoldfastError } from "@holdfast/core";

/** Tells whether the metadata of a vector passes. */
export type MetadataPredicate = (metadata: Readonly<Record<string, unknown>>) => boolean;
type ValuePredicate = (value: unknown) => boolean;

/**
 * Makes a predicate of a filter as Mastra's vector stores take it: fields (a dot leads into objects) with a value or operators,
 * and `$and`, `$or`, `$nor`, `$not` of filters. As in MongoDB a list matches when one of its values does, and `null` matches a
 * field that is not there. Values of different kinds are never equal and never ordered; a Date is its ISO 8601 string.
 *
 * @throws HoldfastError `invalid_filter` for unknown operators and for values that are undefined or of a wrong kind, so that a
 * mistake never lets everything through
 */
export function mongoFilter(filter: unknown): MetadataPredicate {
  if (filter === undefined || filter === null) return () => true;
  if (!isObject(filter)) return refuse("A filter is an object.");
  const parts = Object.entries(filter).map(([key, value]) => partOf(key, value));
  return (metadata) => parts.every((part) => part(metadata));
}

function partOf(key: string, value: unknown): MetadataPredicate {
  if (key === "$not") {
    const inner = mongoFilter(filled(value, key));
    return (metadata) => !inner(metadata);
  }
  if (key === "$and" || key === "$or" || key === "$nor") {
    const inner = listOf(value, key).map((part) => mongoFilter(filled(part, key)));
    if (key === "$and") return (metadata) => inner.every((part) => part(metadata));
    const any: MetadataPredicate = (metadata) => inner.some((part) => part(metadata));
    return key === "$or" ? any : (metadata) => !any(metadata);
  }
  if (key.startsWith("$")) return refuse(`${key} does not belong where a field does.`);
  const path = key.split(".");
  const check = conditionOf(value, key);
  return (metadata) => check(read(metadata, path));
}

function conditionOf(condition: unknown, field: string): ValuePredicate {
  if (condition instanceof RegExp) return matches(condition);
  if (!isOperators(condition)) return equals(plain(condition, field));
  const { $regex, $options, ...others } = condition;
  const checks = Object.entries(others).map(([name, operand]) => {
    if (!Object.hasOwn(operators, name)) return refuse(`${field}: ${name} is not known.`);
    return (operators[name] as Operator)(operand, field);
  });
  if ($regex !== undefined) checks.push(matches(regexOf($regex, $options, field)));
  else if ($options !== undefined) refuse(`${field}: $options needs $regex.`);
  return (value) => checks.every((check) => check(value));
}

type Operator = (operand: unknown, field: string) => ValuePredicate;

const not =
  (predicate: ValuePredicate): ValuePredicate =>
  (value) =>
    !predicate(value);
const among: Operator = (operand, field) => {
  const checks = listOf(operand, field).map((value) => equals(plain(value, field)));
  return (value) => checks.some((check) => check(value));
};
const ordered =
  (test: (order: number) => boolean): Operator =>
  (operand, field) => {
    const bound = plain(operand, field);
    if (typeof bound !== "number" && typeof bound !== "string")
      return refuse(`${field}: only numbers, strings and dates have an order.`);
    return anyOf((value) => typeof value === typeof bound && test(compare(value, bound)));
  };

const operators: Record<string, Operator> = {
  $eq: (operand, field) => equals(plain(operand, field)),
  $ne: (operand, field) => not(equals(plain(operand, field))),
  $gt: ordered((order) => order > 0),
  $gte: ordered((order) => order >= 0),
  $lt: ordered((order) => order < 0),
  $lte: ordered((order) => order <= 0),
  $in: among,
  $nin: (operand, field) => not(among(operand, field)),
  $all: (operand, field) => {
    const checks = listOf(operand, field).map((value) => equals(plain(value, field)));
    return (value) => checks.length > 0 && checks.every((check) => check(value));
  },
  $exists: (operand, field) => {
    if (typeof operand !== "boolean") return refuse(`${field}: $exists is true or false.`);
    return (value) => (value !== undefined) === operand;
  },
  $contains: (operand, field) => {
    const wanted = plain(operand, field);
    const equal = equals(wanted);
    return (value) =>
      typeof value === "string" && typeof wanted === "string"
        ? value.includes(wanted)
        : equal(value);
  },
  $size: (operand) => (value) => Array.isArray(value) && value.length === operand,
  $elemMatch: (operand, field) => {
    if (!isObject(operand)) return refuse(`${field}: $elemMatch takes conditions.`);
    const check = isOperators(operand) ? conditionOf(operand, field) : undefined;
    const fields = check === undefined ? mongoFilter(operand) : undefined;
    return (value) =>
      Array.isArray(value) &&
      value.some((item) => check?.(item) ?? (isObject(item) && fields?.(item) === true));
  },
  $not: (operand, field) => {
    if (!(operand instanceof RegExp) && !isOperators(operand))
      return refuse(`${field}: $not takes operators.`);
    return not(conditionOf(operand, field));
  },
};

function equals(wanted: unknown): ValuePredicate {
  if (wanted === null) return (value) => value === null || value === undefined;
  if (typeof wanted === "object") {
    const text = JSON.stringify(wanted);
    return anyOf((value) => JSON.stringify(value) === text);
  }
  return anyOf((value) => value === wanted);
}

function matches(regex: RegExp): ValuePredicate {
  // a search that remembers where it stopped would give another answer each time
  const stateless = new RegExp(regex.source, regex.flags.replace(/[gy]/gu, ""));
  return anyOf((value) => typeof value === "string" && stateless.test(value));
}

function anyOf(check: ValuePredicate): ValuePredicate {
  return (value) => check(value) || (Array.isArray(value) && value.some(check));
}

function compare(value: unknown, bound: number | string): number {
  if ((value as typeof bound) < bound) return -1;
  return (value as typeof bound) > bound ? 1 : value === bound ? 0 : Number.NaN;
}

function regexOf(regex: unknown, options: unknown, field: string): RegExp {
  if (regex instanceof RegExp) return regex;
  try {
    return new RegExp(String(regex), typeof options === "string" ? options : "");
  } catch {
    return refuse(`${field}: the regular expression cannot be read.`);
  }
}

function read(metadata: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  const whole = path.join(".");
  if (Object.hasOwn(metadata, whole)) return metadata[whole];
  let value: unknown = metadata;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function plain(value: unknown, field: string): unknown {
  if (value === undefined || typeof value === "function" || typeof value === "symbol")
    return refuse(`${field}: the value is ${typeof value}.`);
  return value instanceof Date ? value.toISOString() : value;
}

function listOf(value: unknown, name: string): unknown[] {
  return Array.isArray(value) ? value : refuse(`${name} takes a list.`);
}

function filled(value: unknown, name: string): Record<string, unknown> {
  if (isObject(value) && Object.keys(value).length > 0) return value;
  return refuse(`${name} takes a filter that is not empty.`);
}

function isOperators(value: unknown): value is Record<string, unknown> {
  return isObject(value) && Object.keys(value).some((key) => key.startsWith("$"));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp)
  );
}

function refuse(message: string): never {
  throw new HoldfastError("invalid_filter", message);
}
