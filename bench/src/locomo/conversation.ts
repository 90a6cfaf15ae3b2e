import { readFileSync } from "node:fs";

/** One turn of a LOCOMO conversation, with what a listener would know of it. */
export interface LocomoTurn {
  id: string;
  speaker: string;
  /** What was said, with the caption of a shared image. Never the file's `query` field, which gives answers away. */
  text: string;
}

/** One session: turns of one day. */
export interface LocomoSession {
  number: number;
  at: Date;
  turns: LocomoTurn[];
}

/** One question, with the turns that hold its answer. */
export interface LocomoQuestion {
  index: number;
  text: string;
  category: number;
  evidence: string[];
}

/** One conversation with its questions. */
export interface LocomoConversation {
  id: string;
  sessions: LocomoSession[];
  questions: LocomoQuestion[];
}

type Json = Record<string, unknown>;

/** Reads a file of LOCOMO conversations (snap-research/locomo, `locomo10.json`, or a part of it). */
export function readConversations(path: string): LocomoConversation[] {
  const samples = JSON.parse(readFileSync(path, "utf8")) as Json[];
  return samples.map((sample) => {
    const sessions = readSessions(sample.conversation as Json);
    const questions = (sample.qa as Json[]).map((question, index) => ({
      index,
      text: String(question.question),
      category: Number(question.category),
      evidence: normaliseEvidence(question.evidence as string[], sessions),
    }));
    return { id: String(sample.sample_id), sessions, questions };
  });
}

function readSessions(conversation: Json): LocomoSession[] {
  return Object.keys(conversation)
    .flatMap((key) => /^session_(\d+)$/u.exec(key)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
    .map((number) => ({
      number,
      at: parseDate(String(conversation[`session_${number}_date_time`])),
      turns: (conversation[`session_${number}`] as Json[]).map((turn) => ({
        id: String(turn.dia_id),
        speaker: String(turn.speaker),
        text: [turn.text, turn.blip_caption && `[image: ${turn.blip_caption}]`]
          .filter(Boolean)
          .join(" "),
      })),
    }));
}

// "1:56 pm on 8 May, 2023"
function parseDate(text: string): Date {
  const match = /^(\d{1,2}):(\d{2}) ([ap]m) on (\d{1,2}) (\w+),? (\d{4})$/u.exec(text.trim());
  if (!match) throw new Error(`not a date of LOCOMO: ${text}`);
  const [, hour, minute, half, day, month, year] = match;
  const hours = (Number(hour) % 12) + (half === "pm" ? 12 : 0);
  const date = new Date(`${day} ${month} ${year} ${String(hours).padStart(2, "0")}:${minute}:00Z`);
  if (Number.isNaN(date.getTime())) throw new Error(`not a date of LOCOMO: ${text}`);
  return date;
}

// Evidence as annotated has several ids in one string, zero-padded numbers and strays; only ids of real turns are kept, once.
function normaliseEvidence(
  evidence: readonly string[],
  sessions: readonly LocomoSession[],
): string[] {
  const real = new Set(sessions.flatMap((session) => session.turns.map((turn) => turn.id)));
  const ids = evidence.flatMap((entry) => [...entry.matchAll(/D:?(\d+):(\d+)/gu)]);
  return [...new Set(ids.map((match) => `D${Number(match[1])}:${Number(match[2])}`))].filter((id) =>
    real.has(id),
  );
}
