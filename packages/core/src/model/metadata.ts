import { HoldfastError } from "../errors.ts";

/** A JSON value. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue };

/** What an application stores beside a turn or a record: a plain JSON object. Filters can look into it. */
export type Metadata = { [key: string]: JsonValue };

const deepest = 32;
const largest = 262_144;

/**
 * Checks metadata and returns a deep copy. A Date becomes its ISO 8601 string; a property that is `undefined` is left out.
 *
 * @throws HoldfastError `invalid_metadata` for cycles, BigInt, functions, symbols, NaN and infinities, class instances, more
 * than 32 levels, or more than 256 KiB of JSON; the message names the place.
 */
export function parseMetadata(input: unknown): Metadata {
  if (input === undefined) return {};
  if (!isPlainObject(input)) refuse("metadata", "is not a plain object");
  const copy = copyValue(input, "metadata", [], { left: largest }) as Metadata;
  const size = JSON.stringify(copy).length;
  if (size > largest) refuse("metadata", `has ${size} characters of JSON; ${largest} are allowed`);
  return copy;
}

/** A deep copy of metadata that was checked before; `structuredClone` costs more than the small objects that most are. */
export function copyMetadata(metadata: Metadata): Metadata {
  return copyPart(metadata) as Metadata;
}

function copyPart(part: JsonValue): JsonValue {
  if (part === null || typeof part !== "object") return part;
  if (Array.isArray(part)) return part.map(copyPart);
  return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, copyPart(item)]));
}

// `budget` counts values, because what is small in memory can be endless when it is written out.
function copyValue(
  value: unknown,
  path: string,
  parents: readonly object[],
  budget: { left: number },
): JsonValue {
  if (--budget.left < 0) refuse("metadata", `has more than ${largest} values`);
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "number")
    return Number.isFinite(value) ? value : refuse(path, `is ${value}`);
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? refuse(path, "is an invalid Date") : value.toISOString();
  }
  if (typeof value !== "object") return refuse(path, `is a ${typeof value}`);
  if (parents.includes(value)) return refuse(path, "refers back to itself");
  if (parents.length >= deepest) return refuse(path, `lies more than ${deepest} levels deep`);
  const line = [...parents, value];
  if (Array.isArray(value))
    return value.map((item, index) => copyValue(item, `${path}[${index}]`, line, budget));
  if (!isPlainObject(value)) return refuse(path, "is an instance of a class");
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(
      ([key, item]) =>
        [key.toWellFormed(), copyValue(item, `${path}.${key}`, line, budget)] as const,
    );
  // fromEntries defines own properties, so a key named __proto__ stays a key
  return Object.fromEntries(entries);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refuse(path: string, problem: string): never {
  throw new HoldfastError("invalid_metadata", `${path} ${problem}.`);
}
