import { HoldfastError, type JsonValue, type Metadata } from "@holdfast/core";

const deepest = 64;
const largest = 1_048_576;

/**
 * A deep copy of an item's value, exactly as it will be read again. As in JSON, a Date becomes its ISO 8601 string and a
 * property that is `undefined` is left out.
 *
 * @throws HoldfastError `invalid_input` for what JSON would change or destroy without saying so (BigInt, NaN, cycles, functions,
 * instances of classes such as Map, lone surrogates), more than 64 levels, or more than 1 MiB of JSON; the message names the
 * place
 */
export function copyValue(input: unknown): Metadata {
  if (!isPlainObject(input)) refuse("value", "is not a plain object");
  const copy = copyPart(input, "value", []) as Metadata;
  const size = JSON.stringify(copy).length;
  if (size > largest) refuse("value", `has ${size} characters of JSON; ${largest} are allowed`);
  return copy;
}

function copyPart(part: unknown, path: string, parents: readonly object[]): JsonValue {
  if (part === null || typeof part === "boolean") return part;
  if (typeof part === "string")
    return part.isWellFormed() ? part : refuse(path, "holds a lone surrogate");
  if (typeof part === "number") return Number.isFinite(part) ? part : refuse(path, `is ${part}`);
  if (typeof part !== "object") return refuse(path, `is a ${typeof part}`);
  if (part instanceof Date)
    return Number.isNaN(part.getTime()) ? refuse(path, "is an invalid Date") : part.toISOString();
  if (parents.includes(part)) return refuse(path, "refers back to itself");
  if (parents.length >= deepest) return refuse(path, `lies more than ${deepest} levels deep`);
  const line = [...parents, part];
  if (Array.isArray(part))
    return part.map((item, index) => copyPart(item, `${path}[${index}]`, line));
  if (!isPlainObject(part)) return refuse(path, "is an instance of a class");
  // fromEntries defines own properties, so a key named __proto__ stays a key
  return Object.fromEntries(
    Object.entries(part)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, copyPart(item, `${path}.${key}`, line)]),
  );
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function refuse(path: string, problem: string): never {
  throw new HoldfastError("invalid_input", `${path} ${problem}.`, {
    hint: "The value of an item is a plain object of JSON values.",
  });
}
