import { encodeItem } from "../lexical/encode-item.ts";
import type { Message } from "../model/message.ts";
import type { Metadata } from "../model/metadata.ts";
import type { Origin } from "../model/origin.ts";
import { originOfRole } from "../model/origin.ts";
import type { Scope } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { TurnAppend } from "../store/store.ts";
import { normaliseText } from "../text/normalise-text.ts";
import { stripHidden } from "../text/strip-hidden.ts";
import type { TextAnalyser } from "../text/text-analyser.ts";
import { isOffRecord } from "./extract.ts";
import { redactMetadata, redactSecrets } from "./redact-secrets.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** Messages to record, and what holds for all of them. */
export interface RecordRequest {
  messages: readonly Message[];
  scope: Scope;
  /** Milliseconds since 1970, for messages without a time of their own. */
  at: number;
  now: number;
  origin?: Origin | undefined;
  metadata: Metadata;
  expiresAt?: number | undefined;
  idempotencyKey?: string | undefined;
  /** The caller's name for the exchange that all of them belong to. */
  turnKey?: string | undefined;
  /** Whether the last message of the assistant is unfinished. */
  partial?: boolean | undefined;
  /** Whether facts are read out of the turns. Then what is said off the record is kept out of searches. */
  read: boolean;
  /**
   * Whether the turns shall be found by themselves. Not when each becomes a record as it is written: then the record is what is
   * found, changed and deleted, and the turn only its evidence.
   */
  searchable: boolean;
}

/** A message that is not recorded, and why. */
export interface SkippedMessage {
  /** Its position in the input. */
  index: number;
  /** It holds no words; it is an instruction to the agent and nobody's words; or it asked to be kept private. */
  reason: "empty" | "system" | "private";
}

/** A turn to append, and what may be done with it. */
export interface RecordedTurn extends TurnAppend {
  /** The position of its message in the input. */
  index: number;
  /** Its speaker does not want it to be remembered. */
  offRecord: boolean;
  /** Facts may be read out of it: somebody said it in the conversation, on the record. */
  readable: boolean;
}

/** The turns to append, each with what the index shall know of it. */
export interface Recording {
  turns: RecordedTurn[];
  skipped: SkippedMessage[];
}

const longestName = 256;

/**
 * The first stage of writing: messages become turns, verbatim but for what must not be remembered (private passages, secrets, our
 * own recalled text, hidden characters). No model takes part and nothing is written yet.
 */
export function recordTurns(request: RecordRequest, dependencies: WriteDependencies): Recording {
  const recording: Recording = { turns: [], skipped: [] };
  const { redact } = dependencies;
  const unfinished = request.partial
    ? request.messages.findLastIndex(({ role }) => role === "assistant")
    : -1;
  const metadata = redact ? redactMetadata(request.metadata) : request.metadata;
  for (const [index, message] of request.messages.entries()) {
    if (message.role === "system") {
      recording.skipped.push({ index, reason: "system" });
      continue;
    }
    const { text: said, removed } = stripHidden(message.text);
    // a tag can be broken up by characters that cannot be seen; then what was said is not kept as it came either
    const seen = stripHidden(normaliseText(said));
    const text = seen.text.trim();
    if (text === "") {
      const isPrivate = [...removed, ...seen.removed].includes("private");
      recording.skipped.push({ index, reason: isPrivate ? "private" : "empty" });
      continue;
    }
    const words = { text, said: seen.removed.length > 0 ? text : said };
    const kept = redact ? { text: redactSecrets(text), said: redactSecrets(words.said) } : words;
    const name = redact ? redactSecrets(message.name ?? "") : message.name;
    const named = name === undefined ? message : { ...message, name };
    const marked = index === unfinished ? { ...metadata, partial: true } : metadata;
    const turn = toTurn(
      named,
      index,
      kept,
      { ...request, metadata: marked },
      dependencies.nextId(),
    );
    const offRecord = request.read && isOffRecord(turn);
    const searchable = request.searchable && !offRecord;
    const document = searchable ? documentOfTurn(turn, dependencies.analyser) : undefined;
    const readable = request.read && !offRecord && turn.role !== "tool";
    recording.turns.push({ index, turn, document, offRecord, readable });
  }
  return recording;
}

/** What the index knows of a turn. */
export function documentOfTurn(turn: StoredTurn, analyser: TextAnalyser) {
  return encodeItem({ kind: "turn", value: turn }, analyser);
}

function toTurn(
  message: Message,
  index: number,
  { text, said }: { text: string; said: string },
  request: RecordRequest,
  id: string,
): StoredTurn {
  const original = said.trim().toWellFormed().replaceAll("\0", "\ufffd");
  const name =
    normaliseText(message.name ?? "")
      .replace(/\s+/gu, " ")
      .trim()
      .slice(0, longestName)
      .toWellFormed() || undefined;
  return {
    id,
    scope: request.scope,
    role: message.role,
    name,
    text,
    original: original === text ? undefined : original,
    origin: message.origin ?? request.origin ?? originOfRole(message.role, name),
    status: "active",
    at: message.at ?? request.at,
    recordedAt: request.now,
    expiresAt: request.expiresAt,
    metadata: request.metadata,
    idempotencyKey:
      request.idempotencyKey === undefined ? undefined : `${request.idempotencyKey}#${index}`,
    turnKey: request.turnKey,
  };
}
