import { createHash } from "node:crypto";

/**
 * The id of the record that keeps an item: the same for the same namespace and key in one file, so that an item is looked up by
 * the index of ids and two processes that put it at once cannot make two. `salt` is the file's own secret, so that ids cannot be
 * told from outside. In the form of a UUID of version 8 (RFC 9562).
 */
export function itemId(salt: string, path: string, key: string): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([salt, path, key]))
    .digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString("hex", 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
