import { HoldfastError } from "../errors.ts";

const tagPattern = /^([a-z]{2,3})(?:[-_][a-z0-9_-]+)?$/i;

/**
 * The language of a BCP 47 tag as a lower-case code: `en-GB` → `en`, `pt_BR` → `pt`. Both kinds of
 * Norwegian are `no`.
 *
 * @throws HoldfastError `invalid_options` if it is no language tag.
 */
export function languageCode(tag: string): string {
  const code = tagPattern.exec(tag)?.[1]?.toLowerCase();
  if (code === undefined) {
    throw new HoldfastError("invalid_options", `"${tag}" is not a language tag.`, {
      hint: 'Pass a two- or three-letter language code, for instance "en", "de" or "pt-BR".',
    });
  }
  return code === "nb" || code === "nn" ? "no" : code;
}
