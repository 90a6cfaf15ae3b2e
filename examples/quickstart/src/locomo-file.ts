import { readFileSync } from "node:fs";
import type { Conversation, Message, Place, Question, Session } from "./conversation.ts";
import { DemoError } from "./demo-error.ts";

const categories = ["multi-hop", "temporal", "open-domain", "single-hop", "adversarial"];

type Json = Record<string, unknown>;

/**
 * Reads conversations in the format of LOCOMO (`locomo10.json` of snap-research/locomo, or a part of it). A shared image is
 * its caption. The `query` of a turn is never read: it is a search string that gives answers away.
 *
 * @throws DemoError when the file cannot be read or is of another format
 */
export function readLocomoFile(path: string): Conversation[] {
  const samples = parse(path);
  try {
    return samples.map(readSample);
  } catch (error) {
    throw new DemoError(`${path} is not in the format of LOCOMO: ${messageOf(error)}`);
  }
}

function parse(path: string): Json[] {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new DemoError(`${path} cannot be read: ${messageOf(error)}`);
  }
  const isSample = (item: unknown) =>
    typeof item === "object" && item !== null && "conversation" in item && "qa" in item;
  if (Array.isArray(content) && content.length > 0 && content.every(isSample)) return content;
  throw new DemoError(
    `${path} is not in the format of LOCOMO: a list of objects with sample_id, conversation and qa.`,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readSample(sample: Json): Conversation {
  const places = new Map<string, Place>();
  const { conversation, qa } = sample as { conversation: Json; qa: Json[] };
  const numbers = Object.keys(conversation)
    .flatMap((key) => /^session_(\d+)$/u.exec(key)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b));
  const sessions = numbers.map((number): Session => {
    const runId = `session-${number}`;
    const turns = (conversation[`session_${number}`] as Json[]).filter(
      (turn) => textOf(turn) !== "",
    );
    turns.forEach((turn, position) => {
      places.set(String(turn.dia_id), { runId, position });
    });
    return {
      runId,
      at: readDate(String(conversation[`session_${number}_date_time`])),
      messages: turns.map(
        (turn): Message => ({ role: "user", name: String(turn.speaker), content: textOf(turn) }),
      ),
    };
  });
  return {
    userId: String(sample.sample_id),
    sessions,
    questions: qa.map((question) => readQuestion(question, places)),
  };
}

function readQuestion(
  { question, category, evidence }: Json,
  places: Map<string, Place>,
): Question {
  // annotated as "D8:6; D9:17" now and then, or with a zero in front of the number
  const ids = (evidence as string[]).flatMap((entry) => [...entry.matchAll(/D:?(\d+):(\d+)/gu)]);
  const names = new Set(ids.map(([, session, turn]) => `D${Number(session)}:${Number(turn)}`));
  return {
    text: String(question),
    category: categories[Number(category) - 1] ?? String(category),
    answers: [...names].flatMap((name) => places.get(name) ?? []),
    phrases: [],
  };
}

function textOf({ text, blip_caption: caption }: Json): string {
  return [text, caption && `[image: ${caption}]`].filter(Boolean).join(" ").trim();
}

// "1:56 pm on 8 May, 2023"
function readDate(text: string): string {
  const [, hour, minute, half, day] =
    /^\s*(\d+):(\d+) ([ap])m on (\d+ \w+,? \d+)/u.exec(text) ?? [];
  const hours = (Number(hour) % 12) + (half === "p" ? 12 : 0);
  return new Date(`${day} ${hours}:${minute} UTC`).toISOString();
}
