/**
 * The second process of the demo: opens the file that the first one wrote, and asks. It has never seen the messages; the
 * transcript tells it only what to ask, and which turns would be right.
 */
import { createMemory, estimateTokens } from "@holdfast/core";
import type { Answer } from "./ask-question.ts";
import { askQuestion, turnIds } from "./ask-question.ts";
import type { Conversation, Question } from "./conversation.ts";
import { fullHistory } from "./conversation.ts";
import { readOptions } from "./options.ts";
import { readMaterial } from "./read-material.ts";
import { sampleQuestions } from "./sample-questions.ts";
import { showAnswer } from "./show-answer.ts";
import { counted, endWithReader, heading } from "./terminal.ts";
import { totalsOf } from "./totals.ts";

const perConversation = 8;

endWithReader();
const options = readOptions(process.argv.slice(2));
const conversations = readMaterial(options);
const answers: { answer: Answer; fullTokens: number }[] = [];

const memory = await createMemory({ path: options.path });
console.log(heading(`Asked in a new process (process ${process.pid})`));
for (const conversation of conversations) await ask(conversation);
await memory.close();
process.send?.(totalsOf(answers));
process.disconnect?.();

async function ask(conversation: Conversation): Promise<void> {
  const { userId } = conversation;
  const fullTokens = estimateTokens(fullHistory(conversation));
  const ids = await turnIds(memory, conversation);
  const [asked, shown] = questionsFor(conversation);
  if (conversations.length > 1) {
    console.log(`\n${userId}: ${counted(shown.length, "question")} of ${asked.length} shown`);
  }
  let number = 0;
  for (const question of asked) {
    const answer = await askQuestion(memory, userId, question, ids);
    answers.push({ answer, fullTokens });
    if (!shown.includes(question)) continue;
    number++;
    const title = question.category === undefined ? "" : ` [${question.category}]`;
    showAnswer(answer, `${number}.${title}`, fullTokens);
  }
}

// What is asked, and the part of it that is shown.
function questionsFor({ questions }: Conversation): [asked: Question[], shown: Question[]] {
  if (options.ask.length > 0) {
    const own = options.ask.map((text) => ({ text, answers: [], phrases: [] }));
    return [own, own];
  }
  if (options.data === undefined) return [questions, questions];
  return [questions, sampleQuestions(questions, perConversation)];
}
