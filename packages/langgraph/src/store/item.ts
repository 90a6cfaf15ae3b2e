import type { Metadata, StoredRecord } from "@holdfast/core";
import type { Item } from "@langchain/langgraph-checkpoint";
import { labelsOf } from "./namespace.ts";

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

/** A record that keeps an item, as LangGraph knows it. The value is a fresh copy. */
export function itemOfNote(record: StoredRecord, note: ItemNote): Item {
  return {
    namespace: labelsOf(`${note.namespace}.`),
    key: note.key,
    value: structuredClone(note.value),
    createdAt: new Date(record.recordedAt),
    updatedAt: new Date(note.updatedAt),
  };
}

/** A record made elsewhere (a fact that was read out of a conversation), as an item of the namespace that stands for its scope. */
export function itemOfFact(record: StoredRecord, namespace: readonly string[]): Item {
  const { text, type, subject, predicate, object } = record;
  return {
    namespace: [...namespace],
    key: record.id,
    value: {
      text,
      type,
      ...(subject === undefined ? {} : { subject }),
      ...(predicate === undefined ? {} : { predicate }),
      ...(object === undefined ? {} : { object }),
    },
    createdAt: new Date(record.recordedAt),
    updatedAt: new Date(record.updatedAt),
  };
}

const factFields = new Set(["text", "type", "subject", "predicate", "object"]);

/** The sentence of a value that {@link itemOfFact} made, which says all that its other fields do; undefined for other values. */
export function sentenceOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const { text, type } = value;
  const isFact =
    typeof text === "string" &&
    typeof type === "string" &&
    Object.keys(value).every((name) => factFields.has(name));
  return isFact ? text : undefined;
}
