import { createHash } from "node:crypto";
import { HoldfastError } from "@holdfast/core";

/**
 * The name of the collection for the vectors of one embedder: the base name, and 12 characters that stand for what must be the same for
 * all of its records. Of the 3 to 512 characters that Chroma allows, so that the base has 499 at most; Chroma Cloud allows 128 in all.
 *
 * @throws HoldfastError `invalid_options` for a base that Chroma refuses
 */
export function collectionName(base: string, fingerprint: string): string {
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,497}[A-Za-z0-9])?$/u.test(base)) {
    throw new HoldfastError("invalid_options", `collection ${JSON.stringify(base)} is no name.`, {
      hint: "1 to 499 letters, digits, dots, dashes and underscores, with a letter or digit at both ends.",
    });
  }
  return `${base}-${createHash("sha256").update(fingerprint).digest("hex").slice(0, 12)}`;
}

/** The name and id of a collection of the same base in an index's identity, if it names one. */
export function collectionOf(
  identity: string | undefined,
  base: string,
): { name: string; id: string } | undefined {
  const [kind, name, id, ...more] = identity?.split(":") ?? [];
  if (kind !== "chroma" || name === undefined || id === undefined || more.length > 0)
    return undefined;
  const isOfBase =
    name.startsWith(`${base}-`) && /^[0-9a-f]{12}$/u.test(name.slice(base.length + 1));
  return isOfBase ? { name, id } : undefined;
}
