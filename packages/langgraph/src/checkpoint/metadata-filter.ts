import { isDeepStrictEqual } from "node:util";
import { HoldfastError } from "@holdfast/core";

/**
 * Makes the test that `list` applies to metadata: every key of the filter is there with an equal value. A key is taken as it is
 * written, dots included; objects are compared by content, whatever the order of their keys.
 *
 * @throws HoldfastError `invalid_filter` for a value that is undefined: it would not filter at all
 */
export function metadataFilter(
  filter: Readonly<Record<string, unknown>> | undefined,
): ((metadata: Record<string, unknown>) => boolean) | undefined {
  const conditions = Object.entries(filter ?? {});
  for (const [key, value] of conditions) {
    if (value !== undefined) continue;
    throw new HoldfastError(
      "invalid_filter",
      `The filter of ${JSON.stringify(key)} is undefined.`,
      {
        hint: "Leave the key out, or give the value that the metadata has.",
      },
    );
  }
  if (conditions.length === 0) return undefined;
  return (metadata) =>
    conditions.every(
      ([key, value]) => Object.hasOwn(metadata, key) && isDeepStrictEqual(metadata[key], value),
    );
}
