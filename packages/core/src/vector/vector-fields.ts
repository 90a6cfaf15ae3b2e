import type { StoredItem } from "../model/item.ts";
import { timeOf } from "../model/item.ts";
import type { VectorFields } from "./vector-index.ts";

// Longer strings some indexes refuse, and nobody filters by equal essays.
const longestField = 256;

/**
 * What an index may keep beside an item's vector to narrow a search: `role`, `name`, `origin`, `type`, `source`, `at` in
 * milliseconds, and `metadata.KEY` for each key of the metadata without a dot, where the value is a number, a boolean or a string
 * of at most 256 characters that every database can hold.
 */
export function vectorFields(item: StoredItem): VectorFields {
  const builtIn =
    item.kind === "turn"
      ? { role: item.value.role, name: item.value.name, origin: item.value.origin }
      : { type: item.value.type, origin: item.value.origin, source: item.value.source };
  const metadata = Object.entries(item.value.metadata)
    .filter(([key]) => isFieldKey(key))
    .map(([key, value]): [string, unknown] => [`metadata.${key}`, value]);
  const fields: [string, unknown][] = [
    ...Object.entries({ ...builtIn, at: Math.trunc(timeOf(item)) }),
    ...metadata,
  ];
  return Object.fromEntries(
    fields.filter((field): field is [string, string | number | boolean] => isFieldValue(field[1])),
  );
}

/** Whether a key of the metadata can be a field: a dot might also lead into an object. */
export function isFieldKey(key: string): boolean {
  return key !== "" && !key.includes(".") && isFieldValue(key);
}

/** Whether a value can be one of a field. */
export function isFieldValue(value: unknown): value is string | number | boolean {
  if (typeof value === "string")
    return value.length <= longestField && value.isWellFormed() && !value.includes("\0");
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}
