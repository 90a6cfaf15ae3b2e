import type { IdentifierSource } from "@holdfast/core";

/**
 * Ids that count: `00000000-0000-7000-8000-000000000001` and so on. They have the form of UUIDv7 and sort in the order in
 * which they were made; each source starts anew.
 *
 * @example
 * ```ts
 * const memory = await createMemory({ path: ":memory:", identifiers: countingIdentifiers() });
 * ```
 */
export function countingIdentifiers(): IdentifierSource {
  let count = 0;
  return () => {
    count++;
    return `00000000-0000-7000-8000-${count.toString(16).padStart(12, "0")}`;
  };
}
