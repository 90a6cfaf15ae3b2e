import { readFileSync } from "node:fs";
import type { Conversation, Place, Session } from "./conversation.ts";

/** The transcript and the questions beside this file: three sessions of one person with an assistant. */
export function ownTranscript(): Conversation {
  const { userId, sessions } = read<{ userId: string; sessions: Session[] }>("transcript.json");
  const questions = read<{ question: string; expect: string[] }[]>("questions.json");
  return {
    userId,
    sessions,
    questions: questions.map(({ question, expect }) => ({
      text: question,
      phrases: expect,
      answers: expect.map((phrase) => findPhrase(sessions, phrase)),
    })),
  };
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as T;
}

function findPhrase(sessions: readonly Session[], phrase: string): Place {
  for (const { runId, messages } of sessions) {
    const position = messages.findIndex(({ content }) =>
      content.toLowerCase().includes(phrase.toLowerCase()),
    );
    if (position >= 0) return { runId, position };
  }
  throw new Error(`questions.json expects words that nobody said: ${phrase}`);
}
