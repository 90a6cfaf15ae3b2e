import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createMemory } from "./create-memory.ts";
import type { Memory } from "./memory.ts";
import type { MemoryOptions } from "./options/memory-options.ts";
import type { ExtractionReport } from "./results.ts";

const scope = { userId: "maya", runId: "chat" };
const question = { role: "user", content: "I live in Porto. What can I cook tonight?" };
const answer = { role: "assistant", content: "How about a caldo verde?" };

/** A memory whose background is left to flush, unless a test wants otherwise. */
async function open(options: MemoryOptions = {}): Promise<Memory> {
  const memory = await createMemory({
    path: ":memory:",
    extraction: { background: false },
    ...options,
  });
  onTestFinished(() => memory.close());
  return memory;
}

const textsOf = async (memory: Memory) =>
  (await memory.turns(scope)).items.map(({ role, text }) => `${role}: ${text}`);
const factsOf = async (memory: Memory) =>
  (await memory.list({ userId: "maya" })).items.map(({ text }) => text).sort();

describe("capture", () => {
  it("records the exchange at once, and its facts when they are read", async () => {
    const memory = await open();
    const captured = await memory.capture([question, answer], { ...scope, turnKey: "1" });
    expect(captured).toMatchObject({ replaced: [], skipped: [], queued: 2, warnings: [] });
    expect(captured.turns.map(({ status }) => status)).toEqual(["recorded", "recorded"]);
    const { results } = await memory.search("Porto", scope);
    expect(results[0]).toMatchObject({ kind: "turn", text: question.content });
    expect(await factsOf(memory)).toEqual([]);
    expect((await memory.stats()).extraction).toEqual({ pending: 2, failed: 0 });
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
    expect((await memory.stats()).extraction).toEqual({ pending: 0, failed: 0 });
  });

  it("reads the facts in the background, and tells of it", async () => {
    const reports: ExtractionReport[] = [];
    const onExtraction = (report: ExtractionReport) => void reports.push(report);
    const memory = await open({ extraction: { onExtraction } });
    await memory.capture([question, answer], scope);
    await vi.waitFor(() => expect(reports).toHaveLength(1));
    expect(reports[0]).toMatchObject({
      scope,
      mode: "rules",
      operations: [{ op: "ADD", text: "The user lives in Porto" }],
    });
    expect(reports[0]?.turnIds).toHaveLength(2);
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
  });

  it("goes on when whoever listens throws", async () => {
    const onExtraction = () => {
      throw new Error("no interest");
    };
    const memory = await open({ extraction: { background: false, onExtraction } });
    await memory.capture(question, { ...scope, runId: "one" });
    await memory.capture("I have a cat named Moth.", { ...scope, runId: "two" });
    await memory.flush();
    expect(await factsOf(memory)).toHaveLength(2);
  });

  it("leaves what was not read yet to the next process that opens the file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "holdfast-capture-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, "memory.db");
    const first = await open({ path });
    await first.capture(question, scope);
    await first.close();
    const second = await open({ path, extraction: { background: true } });
    await vi.waitFor(async () => expect(await factsOf(second)).toHaveLength(1));
  });

  it("keeps what is said off the record out of searches, and reads nothing out of it", async () => {
    const memory = await open();
    const secret = "Off the record: I live in Porto.";
    expect((await memory.capture(secret, scope)).queued).toBe(0);
    await memory.flush();
    expect(await factsOf(memory)).toEqual([]);
    expect((await memory.search("Porto", scope)).results).toEqual([]);
  });

  it("only records with infer: false", async () => {
    const memory = await open();
    const captured = await memory.capture([question], { ...scope, infer: false });
    expect(captured.queued).toBe(0);
    expect((await memory.stats()).extraction.pending).toBe(0);
  });

  it("refuses what is wrong before anything is written", async () => {
    const memory = await open();
    const wrong = [
      memory.capture(question, {} as never),
      memory.capture(question, { ...scope, turnKey: "" }),
      memory.capture(question, { ...scope, existing: "merge" as never }),
      memory.capture({ role: "stranger", content: "hi" }, scope),
    ];
    const codes = ["invalid_scope", "invalid_options", "invalid_options", "invalid_input"];
    for (const [index, attempt] of wrong.entries()) {
      await expect(attempt).rejects.toMatchObject({ code: codes[index] });
    }
    expect((await memory.stats()).turns).toBe(0);
  });
});

describe("an exchange captured again under its key", () => {
  const keyed = { ...scope, turnKey: "message-1" };

  it("changes nothing when it is the same", async () => {
    const memory = await open();
    const first = await memory.capture([question, answer], keyed);
    await memory.flush();
    const second = await memory.capture([question, answer], keyed);
    expect(second.turns).toEqual(first.turns.map(({ id }) => ({ id, status: "duplicate" })));
    expect(second).toMatchObject({ replaced: [], queued: 0 });
    expect((await memory.stats()).turns).toBe(2);
  });

  it("gains the answer that was not there yet", async () => {
    const memory = await open();
    const [early] = (await memory.capture(question, keyed)).turns;
    const { turns } = await memory.capture([question, answer], keyed);
    expect(turns).toMatchObject([{ id: early?.id, status: "duplicate" }, { status: "recorded" }]);
  });

  it("replaces an answer that was regenerated", async () => {
    const memory = await open();
    const first = await memory.capture([question, answer], keyed);
    const other = { role: "assistant", content: "Try a bacalhau à Brás." };
    const second = await memory.capture([question, other], keyed);
    expect(second.replaced).toEqual([first.turns[1]?.id]);
    expect(await textsOf(memory)).toEqual([
      `user: ${question.content}`,
      `assistant: ${other.content}`,
    ]);
    expect((await memory.search("caldo verde", scope)).results).toEqual([]);
  });

  it("replaces an unfinished answer by the whole one", async () => {
    const memory = await open();
    const cut = { role: "assistant", content: "How about" };
    await memory.capture([question, cut], { ...keyed, partial: true });
    const [, stopped] = (await memory.turns(scope)).items;
    expect(stopped?.metadata).toEqual({ partial: true });
    await memory.capture([question, answer], keyed);
    expect(await textsOf(memory)).toEqual([
      `user: ${question.content}`,
      `assistant: ${answer.content}`,
    ]);
    expect((await memory.turns(scope)).items[1]?.metadata).toEqual({});
  });

  it("withdraws what an edited message said, and what that had replaced holds again", async () => {
    const memory = await open();
    await memory.add("I live in Hamburg.", scope);
    await memory.capture("I moved to Porto.", keyed);
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
    await memory.capture("What a day.", keyed);
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Hamburg"]);
    await memory.capture("I moved to Lyon.", keyed);
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Lyon"]);
  });

  it("drops what waited to be read when it is replaced before", async () => {
    const memory = await open();
    await memory.capture("I live in Porto.", keyed);
    await memory.capture("I live in Lyon.", keyed);
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Lyon"]);
  });

  it("takes the first wording back when it comes again", async () => {
    const memory = await open();
    const [first] = (await memory.capture("I live in Porto.", keyed)).turns;
    await memory.capture("I live in Lyon.", keyed);
    const again = await memory.capture("I live in Porto.", keyed);
    expect(again.turns).toEqual([{ id: first?.id, status: "recorded" }]);
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
    expect((await memory.turns(scope)).items.map(({ id }) => id)).toEqual([first?.id]);
  });

  it("does not bring back what somebody deleted", async () => {
    const memory = await open();
    const [turn] = (await memory.capture(question, keyed)).turns;
    await memory.delete(turn?.id ?? "", {}, scope);
    const again = await memory.capture([question, answer], keyed);
    expect(again.turns[0]).toEqual({ id: turn?.id, status: "duplicate" });
    expect(await textsOf(memory)).toEqual([`assistant: ${answer.content}`]);
  });

  it("stays as it is when it is only caught up on", async () => {
    const memory = await open();
    await memory.capture([question, answer], keyed);
    const shortened = { role: "user", content: "What can I cook?" };
    const caughtUp = await memory.capture([shortened], { ...keyed, existing: "keep" });
    expect(caughtUp).toMatchObject({ replaced: [], queued: 0 });
    expect(caughtUp.turns.map(({ status }) => status)).toEqual(["duplicate", "duplicate"]);
    expect(await textsOf(memory)).toHaveLength(2);
    const missed = await memory.capture([shortened], { ...scope, turnKey: "2", existing: "keep" });
    expect(missed.turns[0]?.status).toBe("recorded");
  });

  it("is one exchange per scope", async () => {
    const memory = await open();
    await memory.capture(question, keyed);
    await memory.capture("Something else.", { ...keyed, runId: "other" });
    await memory.capture("Something else.", { ...keyed, userId: "ben" });
    expect(await textsOf(memory)).toEqual([`user: ${question.content}`]);
    expect((await memory.stats()).turns).toBe(3);
  });

  it("is recorded once when many capture it at the same moment", async () => {
    const memory = await open();
    const calls = Array.from({ length: 8 }, () => memory.capture([question, answer], keyed));
    const ids = (await Promise.all(calls)).map(({ turns }) => turns.map(({ id }) => id).join());
    expect(new Set(ids).size).toBe(1);
    expect((await memory.stats()).turns).toBe(2);
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Porto"]);
  });

  it("tells equal messages of one exchange apart", async () => {
    const memory = await open();
    const { turns } = await memory.capture(["yes", "yes"], keyed);
    expect(new Set(turns.map(({ id }) => id)).size).toBe(2);
    const { replaced } = await memory.capture(["yes"], keyed);
    expect(replaced).toHaveLength(1);
  });
});
