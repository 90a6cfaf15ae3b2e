import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { StoredTurn } from "../../../../model/turn.ts";
import { WordIndex } from "../../patterns/word-index.ts";
import { englishPack } from "../english-pack.ts";

const cases = new URL("../../../../../../../bench/src/beliefs/own-cases.jsonl", import.meta.url);

interface Message {
  role: "user" | "assistant";
  content: string;
}

/** All that is said in the belief cases, chat by chat. */
function chats(): Message[][] {
  return readFileSync(cases, "utf8")
    .trim()
    .split("\n")
    .flatMap((line) => (JSON.parse(line) as { sessions: { messages: Message[] }[] }).sessions)
    .map(({ messages }) => messages);
}

/** The examples of the rules' tests, each as a chat of its own. */
function examples(): Message[][] {
  return ["../", "../clauses/", "../endings/"].flatMap((folder) => {
    const path = new URL(folder, import.meta.url);
    return readdirSync(path)
      .filter((name) => name.endsWith(".test.ts"))
      .flatMap((name) => [
        ...readFileSync(new URL(name, path), "utf8").matchAll(/"([^"\n]* [^"\n]*)"/gu),
      ])
      .map(([, content]) => [{ role: "user" as const, content: content as string }]);
  });
}

function read(messages: readonly Message[]) {
  const turns = messages.map(
    ({ role, content }, index) =>
      ({
        id: `turn-${index}`,
        role,
        origin: role,
        text: content,
        at: Date.parse("2026-01-05T10:00:00Z"),
      }) as unknown as StoredTurn,
  );
  return englishPack.read(turns, []);
}

/**
 * Runs every pattern on every text. One that was said not to match, and has been run, is not run on the same text again: when it
 * does not match, that changes nothing, and when it does, what was read has changed already.
 */
function withEveryPattern<Result>(work: () => Result): { result: Result; ruledOut: number } {
  const mayMatch = WordIndex.prototype.mayMatch;
  const ruledOut = new Map<string, Set<number>>();
  // a spy would keep a million calls
  WordIndex.prototype.mayMatch = function (pattern, text) {
    if (mayMatch.call(this, pattern, text)) return true;
    const patterns = ruledOut.get(text) ?? new Set();
    ruledOut.set(text, patterns);
    return patterns.size < patterns.add(pattern).size;
  };
  try {
    const result = work();
    return { result, ruledOut: [...ruledOut.values()].reduce((sum, { size }) => sum + size, 0) };
  } finally {
    WordIndex.prototype.mayMatch = mayMatch;
  }
}

test("what is read is the same as without looking for required words first", {
  timeout: 120_000,
}, () => {
  const all = [...chats(), ...examples()];
  expect(all.length).toBeGreaterThan(1_000);
  const filtered = all.map(read);
  expect(filtered.filter(({ facts }) => facts.length > 0).length).toBeGreaterThan(500);
  const complete = withEveryPattern(() => all.map(read));
  expect(complete.ruledOut).toBeGreaterThan(1_000_000);
  expect(filtered).toEqual(complete.result);
});
