/**
 * Evidence recall on LOCOMO conversations: how often a search finds the turns that hold the answer. Needs no model and no key.
 *
 *   npm run bench:locomo -- --data FILE [--out run.jsonl] [--without-runs] [--infer] [--json]
 *
 * With --infer, facts are read out of the turns as well, and a fact that is found counts as the turns it was read from.
 *
 * FILE is `locomo10.json` of snap-research/locomo or a part of it (licence CC BY-NC 4.0: not in this repository). Exits with 1
 * when a bar is missed.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createMemory, estimateTokens, type Memory } from "@holdfast/core";
import type { LocomoConversation } from "./locomo/conversation.ts";
import { readConversations } from "./locomo/conversation.ts";
import type { Answer } from "./locomo/metrics.ts";
import { measure, percentile } from "./locomo/metrics.ts";
import { printReport } from "./locomo/report.ts";

const { values: options } = parseArgs({
  options: {
    data: { type: "string" },
    out: { type: "string" },
    json: { type: "boolean", default: false },
    "without-runs": { type: "boolean", default: false },
    infer: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help || options.data === undefined) {
  console.log(
    "usage: npm run bench:locomo -- --data FILE [--out run.jsonl] [--json] [--without-runs] [--infer]",
  );
  process.exit(options.help ? 0 : 2);
}

const depth = 50;
const conversations = readConversations(options.data);
const answers: (Answer & { sample: string; question: number })[] = [];
const milliseconds: number[] = [];
const tokens = { topTen: 0, full: 0, questions: 0 };
let ingestMilliseconds = 0;
let turns = 0;

for (const conversation of conversations) {
  const memory = await createMemory({ path: ":memory:" });
  const started = performance.now();
  const idOf = await ingest(memory, conversation);
  ingestMilliseconds += performance.now() - started;
  turns += idOf.size;
  const full = estimateTokens(transcriptOf(conversation));
  const scope = { userId: conversation.id };
  for (const question of conversation.questions.slice(0, 20)) {
    await memory.search(question.text, { ...scope, limit: depth }); // warm: the first searches compile
  }
  for (const question of conversation.questions) {
    const before = performance.now();
    const { results } = await memory.search(question.text, { ...scope, limit: depth });
    milliseconds.push(performance.now() - before);
    const ranked = results.flatMap((result) =>
      result.kind === "turn"
        ? (idOf.get(result.id) as string)
        : result.evidence.map(({ turnId }) => idOf.get(turnId) as string),
    );
    answers.push({
      ...question,
      ranked: [...new Set(ranked)],
      sample: conversation.id,
      question: question.index,
    });
    const lines = results
      .slice(0, 10)
      .map((result) => (result.kind === "turn" ? lineOf(result.at, result.name, result.text) : ""));
    tokens.topTen += estimateTokens(lines.join("\n"));
    tokens.full += full;
    tokens.questions++;
  }
  await memory.close();
}

if (options.out !== undefined) {
  const lines = answers.map(({ sample, question, ranked }) =>
    JSON.stringify({ sample_id: sample, qa_index: question, ranked }),
  );
  writeFileSync(options.out, `${lines.join("\n")}\n`);
}

const passed = printReport(
  {
    conversations: conversations.length,
    turns,
    ingestMilliseconds,
    answerable: measure(answers.filter((answer) => answer.category <= 4)),
    byCategory: new Map(
      [1, 2, 3, 4, 5].map((category) => [
        category,
        measure(answers.filter((answer) => answer.category === category)),
      ]),
    ),
    search: { p50: percentile(milliseconds, 0.5), p95: percentile(milliseconds, 0.95) },
    tokens: { topTen: tokens.topTen / tokens.questions, full: tokens.full / tokens.questions },
  },
  options.json,
);
process.exitCode = passed ? 0 : 1;

async function ingest(
  memory: Memory,
  conversation: LocomoConversation,
): Promise<Map<string, string>> {
  const idOf = new Map<string, string>();
  for (const session of conversation.sessions) {
    const messages = session.turns.map((turn) => ({
      role: "user",
      name: turn.speaker,
      content: turn.text,
    }));
    const { turns: recorded } = await memory.add(messages, {
      userId: conversation.id,
      ...(options["without-runs"] ? {} : { runId: `session-${session.number}` }),
      timestamp: session.at,
      infer: options.infer,
    });
    recorded.forEach(({ id }, index) => {
      idOf.set(id, session.turns[index]?.id as string);
    });
  }
  return idOf;
}

function transcriptOf({ sessions }: LocomoConversation): string {
  return sessions
    .map(({ at, turns }) =>
      [at.toISOString(), ...turns.map((turn) => `${turn.speaker}: ${turn.text}`)].join("\n"),
    )
    .join("\n\n");
}

function lineOf(at: string, name: string | undefined, text: string): string {
  return `- [${at.slice(0, 10)}] ${name}: ${text}`;
}
