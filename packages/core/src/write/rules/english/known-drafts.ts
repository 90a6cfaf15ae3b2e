import type { StoredRecord } from "../../../model/record.ts";
import type { Draft } from "./draft.ts";

/**
 * What is believed, in the shape in which rules read it, so that a correction, a name or a pronoun can refer to an earlier conversation.
 *
 * @param records active ones of one speaker, the latest first
 */
export function knownDrafts(records: readonly StoredRecord[]): Draft[] {
  return records.flatMap(({ text, predicate = "", object = "", subject = "user", type }) =>
    predicate === "" ? [] : [{ text, predicate, object, subject, type }],
  );
}
