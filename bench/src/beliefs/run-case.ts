import { createMemory, type Memory, type MemoryRecord } from "@holdfast/core";
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
  /** Milliseconds per call of add. */
  milliseconds: number[];
}

const minute = 60_000;
const user = { userId: "user" };

/** Plays a case through a fresh memory, one exchange after the other as a chat gives them, and checks what it believes then. */
export async function runCase(test: BeliefCase): Promise<CaseResult> {
  const memory = await createMemory({ path: ":memory:" });
  const milliseconds = await playSessions(test, memory);
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
  return { case: test, verdicts, facts, milliseconds };
}

async function playSessions(test: BeliefCase, memory: Memory): Promise<number[]> {
  const milliseconds: number[] = [];
  for (const [number, { at, messages }] of test.sessions.entries()) {
    const timed = messages.map((message, index) => ({
      ...message,
      timestamp: at.getTime() + index * minute,
    }));
    for (let index = 0; index < timed.length; ) {
      const end = timed[index + 1]?.role === "assistant" ? index + 2 : index + 1;
      const before = performance.now();
      await memory.add(timed.slice(index, end), { ...user, runId: `session-${number + 1}` });
      milliseconds.push(performance.now() - before);
      index = end;
    }
  }
  return milliseconds;
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
