import type { JsonSchema } from "../language-model.ts";

/** One way to read a value. */
export interface Reading {
  value: unknown;
  /** What was done to it, when something was. */
  repair?: string | undefined;
}

type Properties = { readonly [key: string]: unknown };

/**
 * The ways to read a value where a schema asks for an object, likeliest first: as it is; a bare list as the only list that the
 * schema has; the only list under another key; and the object inside a wrapper, such as the name of the schema. Whether a reading
 * is valid is for others to say.
 *
 * Nothing is read as an empty answer that does not clearly say so: an object with none of the schema's keys is not given, as with
 * keys that may all be missing anything would pass; nor is an empty list under another key beside others.
 *
 * @param asItIs only as it is, for a value that may be a part of the answer
 */
export function readingsOf(
  value: unknown,
  schema: JsonSchema | undefined,
  asItIs = false,
): Reading[] {
  const wanted = schema?.properties;
  if (!isObject(wanted) || Object.keys(wanted).length === 0) return [{ value }];
  const lists = Object.keys(wanted).filter((key) => isList(wanted[key]));
  const onlyList = lists.length === 1 ? lists[0] : undefined;
  if (isObject(value)) {
    const direct = Object.keys(value).some((key) => Object.hasOwn(wanted, key)) ? [{ value }] : [];
    return asItIs
      ? direct
      : [...direct, ...renamed(value, wanted, onlyList), ...unwrapped(value, wanted)];
  }
  if (!Array.isArray(value) || onlyList === undefined) return [{ value }];
  return asItIs ? [] : [{ value: { [onlyList]: value }, repair: `took the list as "${onlyList}"` }];
}

function renamed(value: Properties, wanted: Properties, onlyList: string | undefined): Reading[] {
  if (onlyList === undefined || Object.hasOwn(value, onlyList)) return [];
  const [other, ...more] = Object.keys(value).filter((key) => Array.isArray(value[key]));
  if (other === undefined || more.length > 0 || Object.hasOwn(wanted, other)) return [];
  const { [other]: list, ...rest } = value;
  if ((list as unknown[]).length === 0 && Object.keys(rest).length > 0) return [];
  return [{ value: { ...rest, [onlyList]: list }, repair: `read "${other}" as "${onlyList}"` }];
}

function unwrapped(value: Properties, wanted: Properties, depth = 0): Reading[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    if (!isObject(inner) || Object.hasOwn(wanted, key)) return [];
    const fits = Object.keys(inner).some((name) => Object.hasOwn(wanted, name));
    const direct = fits ? [{ value: inner, repair: `took it out of "${key}"` }] : [];
    return depth === 0 ? [...direct, ...unwrapped(inner, wanted, 1)] : direct;
  });
}

function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(schema: unknown): boolean {
  return isObject(schema) && [schema.type].flat().includes("array");
}
