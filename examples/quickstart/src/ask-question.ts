import type { Memory, RecallResponse } from "@holdfast/core";
import type { Conversation, Question } from "./conversation.ts";

/** What one recall may take: what an agent would put into its prompt before it answers. */
export const budget = { limit: 10, maxTokens: 800 } as const;

/** What was recalled for a question. */
export interface Answer {
  question: Question;
  recall: RecallResponse;
  /** The ids of the turns that hold the answer. */
  expected: ReadonlySet<string>;
  /** How many of them were recalled. */
  found: number;
  milliseconds: number;
}

/** Gives the id of the turn at each place of a conversation, as `run position`. */
export async function turnIds(
  memory: Memory,
  { userId, sessions }: Conversation,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { runId } of sessions) {
    const { items } = await memory.turns({ userId, runId }, { limit: 1000 });
    items.forEach((turn, position) => {
      ids.set(`${runId} ${position}`, turn.id);
    });
  }
  return ids;
}

/** Asks one question, and looks whether the turns that answer it are among what is recalled. */
export async function askQuestion(
  memory: Memory,
  userId: string,
  question: Question,
  ids: ReadonlyMap<string, string>,
): Promise<Answer> {
  const expected = new Set(
    question.answers.flatMap(({ runId, position }) => ids.get(`${runId} ${position}`) ?? []),
  );
  const started = performance.now();
  const recall = await memory.recall({ query: question.text, userId, ...budget });
  const milliseconds = performance.now() - started;
  const found = recall.items.filter(({ id }) => expected.has(id)).length;
  return { question, recall, expected, found, milliseconds };
}
