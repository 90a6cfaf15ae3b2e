import { copyMetadata, type Metadata, type StoredRecord } from "@holdfast/core";
import type { SearchItem } from "@langchain/langgraph-checkpoint";

/** What a record's metadata says of the item that it keeps, under the key `langgraph`. */
export interface ItemNote {
  /** The labels joined by ".", which none of them holds. */
  namespace: string;
  key: string;
  value: Metadata;
  /** When it was put last, in milliseconds since 1970; a read that keeps it alive does not move it. */
  updatedAt: number;
  /** Searches do not find it. */
  hidden?: true;
  /** How long it lives after it was put or read, in minutes. */
  ttl?: number;
}

/** The note of a record that keeps an item; undefined for records made elsewhere. */
export function noteOf({ metadata }: StoredRecord): ItemNote | undefined {
  const note = metadata.langgraph as unknown as Partial<ItemNote> | undefined;
  const whole =
    typeof note === "object" &&
    typeof note?.namespace === "string" &&
    typeof note.key === "string" &&
    typeof note.updatedAt === "number" &&
    typeof note.value === "object" &&
    note.value !== null;
  return whole ? (note as ItemNote) : undefined;
}

/** A record that is read as an item. */
export interface ReadItem {
  record: StoredRecord;
  namespace: readonly string[];
  /** Undefined for a record made elsewhere. */
  note: ItemNote | undefined;
}

/** The value of an item, to look at: it is not a copy. */
export function valueOfItem({ record, note }: ReadItem): Metadata {
  if (note !== undefined) return note.value;
  const { text, type, subject, predicate, object } = record;
  return {
    text,
    type,
    ...(subject === undefined ? {} : { subject }),
    ...(predicate === undefined ? {} : { predicate }),
    ...(object === undefined ? {} : { object }),
  };
}

/** The key of an item: its own, or the id of a record made elsewhere. */
export function keyOfItem({ record, note }: ReadItem): string {
  return note?.key ?? record.id;
}

/** An item as LangGraph knows it. The value is a fresh copy. */
export function presentItem(read: ReadItem, score?: number): SearchItem {
  const { record, namespace, note } = read;
  return {
    namespace: [...namespace],
    key: keyOfItem(read),
    value: copyMetadata(valueOfItem(read)),
    createdAt: new Date(record.recordedAt),
    updatedAt: new Date(note?.updatedAt ?? record.updatedAt),
    ...(score === undefined ? {} : { score }),
  };
}

const factFields = new Set(["text", "type", "subject", "predicate", "object"]);

/** The sentence of a value that was made of a fact, which says all that its other fields do; undefined for other values. */
export function sentenceOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const { text, type } = value;
  const isFact =
    typeof text === "string" &&
    typeof type === "string" &&
    Object.keys(value).every((name) => factFields.has(name));
  return isFact ? text : undefined;
}
