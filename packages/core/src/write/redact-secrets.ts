import type { JsonValue, Metadata } from "../model/metadata.ts";
import type { StoredRecord } from "../model/record.ts";
import { redactCards } from "./secrets/cards.ts";
import { secretPatterns } from "./secrets/patterns.ts";

/**
 * Replaces secrets by markers such as `[redacted: api key]`: keys with a vendor's form, tokens, private keys, credentials in
 * addresses, passwords behind a word that says so, high-entropy values of key-like names, and card numbers (Luhn) with what
 * belongs to them. Linear time. Text without secrets comes back as it is.
 *
 * @example
 * redactSecrets("the wifi password is tulip-Kayak!88"); // "the wifi password is [redacted: password]"
 */
export function redactSecrets(text: string): string {
  let redacted = text;
  for (const { cue, pattern, replace } of secretPatterns) {
    if (!cue.test(redacted)) continue;
    redacted = redacted.replace(pattern, replace);
  }
  return redactCards(redacted);
}

/** The same for every string of metadata, at any depth. A value under a name such as `apiKey` is judged with its name. */
export function redactMetadata(metadata: Metadata): Metadata {
  const entries = Object.entries(metadata).map(([key, value]) => [key, redactValue(key, value)]);
  return Object.fromEntries(entries);
}

/** The same for the fields of a record that are about to be changed. */
export function redactFields(fields: Partial<StoredRecord>): void {
  for (const name of ["text", "subject", "predicate", "object"] as const) {
    const value = fields[name];
    if (value !== undefined) fields[name] = redactSecrets(value);
  }
  if (fields.metadata !== undefined) fields.metadata = redactMetadata(fields.metadata);
}

function redactValue(key: string, value: JsonValue): JsonValue {
  if (typeof value === "string") {
    const alone = redactSecrets(value);
    if (alone !== value) return alone;
    const named = `${key}=${value}`;
    const together = redactSecrets(named);
    return together.startsWith(`${key}=`) && together !== named
      ? together.slice(key.length + 1)
      : value;
  }
  if (Array.isArray(value)) return value.map((item) => redactValue(key, item));
  return typeof value === "object" && value !== null ? redactMetadata(value) : value;
}
