import type { z } from "zod";
import { parseMetadata } from "../model/metadata.ts";
import type { StoredRecord } from "../model/record.ts";
import { parseTime } from "../model/time.ts";
import { visibleText } from "../text/visible-text.ts";
import type { recordChangesSchema } from "./change-options.ts";

/**
 * The fields of a record that checked changes set; what was not given is absent.
 *
 * @throws HoldfastError `invalid_time`, `invalid_metadata`
 */
export function recordFields(changes: z.output<typeof recordChangesSchema>): Partial<StoredRecord> {
  const {
    actor: _actor,
    reason: _reason,
    metadata,
    validFrom,
    validTo,
    expiresAt,
    ...plain
  } = changes;
  const fields: Partial<StoredRecord> = {};
  for (const [name, value] of Object.entries(plain)) {
    const clean = typeof value === "string" ? visibleText(value) : value;
    if (clean !== undefined) Object.assign(fields, { [name]: clean });
  }
  if (metadata !== undefined) fields.metadata = parseMetadata(metadata);
  if (validFrom !== undefined) fields.validFrom = parseTime(validFrom, "validFrom");
  if (validTo !== undefined)
    fields.validTo = validTo === null ? undefined : parseTime(validTo, "validTo");
  if (expiresAt !== undefined)
    fields.expiresAt = expiresAt === null ? undefined : parseTime(expiresAt, "expiresAt");
  return fields;
}
