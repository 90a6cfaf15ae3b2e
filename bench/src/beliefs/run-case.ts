import {
  createMemory,
  type ExtractionReport,
  type LanguageModel,
  type Memory,
  type MemoryRecord,
  type ModelUsage,
} from "@holdfast/core";
import type { BeliefCase } from "./cases.ts";

/** The four kinds of checks. */
export const kinds = ["believes", "believed", "never", "max"] as const;

/** One of the kinds. */
export type Kind = (typeof kinds)[number];

/** How one check went. */
export interface Verdict {
  kind: Kind;
  what: string;
  passed: boolean;
}

/** How one case went. */
export interface CaseResult {
  case: BeliefCase;
  verdicts: Verdict[];
  /** Texts of all records, with what became of them. */
  facts: string[];
  /** Facts that were read and not believed, with the reason. */
  refused: string[];
  /** Milliseconds per call of add. */
  milliseconds: number[];
  /** What a model cost, a number per extraction. */
  usages: ModelUsage[];
}

const minute = 60_000;
const user = { userId: "user" };

/** An hour: whoever answers for a model may be a person. */
const timeoutMs = 3_600_000;

/**
 * Plays a case through a fresh memory, one exchange after the other as a chat gives them, and checks what it believes then. Rules read
 * each exchange as it is added; a model reads a session's exchanges together, from the queue, as it does in an application.
 */
export async function runCase(test: BeliefCase, llm?: LanguageModel): Promise<CaseResult> {
  const reports: ExtractionReport[] = [];
  const memory = await createMemory({
    path: ":memory:",
    llm,
    extraction: {
      background: false,
      timeoutMs,
      onExtraction: (report) => void reports.push(report),
    },
  });
  const milliseconds =
    llm === undefined ? await playSessions(test, memory) : await captureSessions(test, memory);
  const records = await allRecords(memory);
  await memory.close();
  const active = records.filter(({ status }) => status === "active").map(({ text }) => text);
  const former = records.filter(({ status }) => status !== "active").map(({ text }) => text);
  const verdicts: Verdict[] = [
    ...test.believes.map(
      ({ what, re }): Verdict => ({
        kind: "believes",
        what,
        passed: active.some((text) => re.test(text)),
      }),
    ),
    ...test.believed.map(
      ({ what, re, not }): Verdict => ({
        kind: "believed",
        what,
        passed:
          !active.some((text) => re.test(text) && not?.test(text) !== true) &&
          [...former, ...active].some((text) => re.test(text)),
      }),
    ),
    ...test.never.map(
      ({ what, re }): Verdict => ({
        kind: "never",
        what,
        passed: !active.some((text) => re.test(text)),
      }),
    ),
  ];
  if (test.max !== undefined) {
    const { re, n } = test.max;
    const count = active.filter((text) => re.test(text)).length;
    verdicts.push({ kind: "max", what: `at most ${n} of ${re.source}`, passed: count <= n });
  }
  const facts = records.map(({ status, text }) => `${status === "active" ? "+" : "-"} ${text}`);
  return {
    case: test,
    verdicts,
    facts,
    refused: reports.flatMap((each) =>
      each.refused.map(({ text, reason }) => `${text} (${reason})`),
    ),
    milliseconds,
    usages: reports.flatMap(({ usage }) => usage ?? []),
  };
}

async function captureSessions(test: BeliefCase, memory: Memory): Promise<number[]> {
  const milliseconds: number[] = [];
  for (const [number, session] of test.sessions.entries()) {
    for (const exchange of exchangesOf(session)) {
      await memory.capture(exchange, { ...user, runId: `session-${number + 1}` });
    }
    const before = performance.now();
    await memory.flush();
    milliseconds.push(performance.now() - before);
  }
  return milliseconds;
}

async function playSessions(test: BeliefCase, memory: Memory): Promise<number[]> {
  const milliseconds: number[] = [];
  for (const [number, session] of test.sessions.entries()) {
    for (const exchange of exchangesOf(session)) {
      const before = performance.now();
      await memory.add(exchange, { ...user, runId: `session-${number + 1}` });
      milliseconds.push(performance.now() - before);
    }
  }
  return milliseconds;
}

function exchangesOf({ at, messages }: BeliefCase["sessions"][number]) {
  const timed = messages.map((message, index) => ({
    ...message,
    timestamp: at.getTime() + index * minute,
  }));
  const exchanges: (typeof timed)[] = [];
  for (let index = 0; index < timed.length; ) {
    const end = timed[index + 1]?.role === "assistant" ? index + 2 : index + 1;
    exchanges.push(timed.slice(index, end));
    index = end;
  }
  return exchanges;
}

async function allRecords(memory: Memory): Promise<MemoryRecord[]> {
  const records: MemoryRecord[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await memory.list(user, {
      status: ["active", "superseded", "retracted"],
      limit: 500,
      order: "ascending",
      ...(cursor === undefined ? {} : { cursor }),
    });
    records.push(...page.items);
    if (page.nextCursor === undefined) return records;
    cursor = page.nextCursor;
  }
}
