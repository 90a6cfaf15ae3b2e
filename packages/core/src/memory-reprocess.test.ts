import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answeredFact, scriptedModel } from "@holdfast/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMemory } from "./create-memory.ts";
import type { Memory } from "./memory.ts";
import type { MemoryOptions } from "./options/memory-options.ts";

const scope = { userId: "maya" };

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-reprocess-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "memory.db");
}

async function open(path: string, llm?: MemoryOptions["llm"]): Promise<Memory> {
  const memory = await createMemory({ path, llm, extraction: { background: false } });
  onTestFinished(() => memory.close());
  return memory;
}

const factsOf = async (memory: Memory, status: "active" | "superseded" | "retracted" = "active") =>
  (await memory.list(scope, { status })).items.map(({ text }) => text).sort();

describe("reprocess", () => {
  it("upgrades what rules read to what a model reads", async () => {
    const path = newFile();
    const before = await open(path);
    await before.add("I live in Porto. My grandmother's recipes mean the world to me.", scope);
    expect(await factsOf(before)).toEqual(["The user lives in Porto"]);
    await before.close();
    const better = [
      answeredFact("The user lives in Porto", {
        predicate: "lives in",
        object: "Porto",
        quote: "Porto",
      }),
      answeredFact("The user treasures their grandmother's recipes", {
        quote: "mean the world to me",
      }),
    ];
    const after = await open(path, scriptedModel([{ value: { facts: better } }]));
    const seen: object[] = [];
    expect(await after.reprocess(scope, { onProgress: (each) => seen.push(each) })).toEqual({
      turns: 1,
    });
    expect(seen).toEqual([{ done: 1, total: 1 }]);
    expect(await factsOf(after)).toEqual(better.map(({ text }) => text));
    const [home] = (await after.list(scope, { order: "ascending" })).items;
    expect(home).toMatchObject({ source: "rules", text: "The user lives in Porto" });
  });

  it("withdraws what is not read any more, and what that had replaced holds again", async () => {
    const path = newFile();
    const before = await open(path);
    await before.add("I live in Hamburg.", { ...scope, runId: "a", timestamp: "2026-01-01" });
    await before.add("I moved to Porto.", { ...scope, runId: "b", timestamp: "2026-02-01" });
    await before.close();
    const hamburg = answeredFact("The user lives in Hamburg", {
      predicate: "lives in",
      object: "Hamburg",
    });
    const after = await open(
      path,
      scriptedModel([{ value: { facts: [hamburg] } }, { value: { facts: [] } }]),
    );
    await after.reprocess(scope);
    expect(await factsOf(after)).toEqual(["The user lives in Hamburg"]);
    const [gone] = (await after.list(scope, { status: "retracted" })).items;
    const events = await after.history(gone?.id ?? "");
    expect(events.at(-1)).toMatchObject({
      operation: "DELETE",
      reason: expect.stringContaining("not read any more by scripted:model/extraction@"),
      actor: "model",
    });
  });

  it("changes nothing when the same rules read again", async () => {
    const memory = await open(newFile());
    for (const text of ["I live in Hamburg.", "I'm vegan.", "I moved to Porto.", "I use Vim."]) {
      await memory.add(text, scope);
    }
    const before = [await factsOf(memory), await factsOf(memory, "superseded")];
    const { events } = await memory.stats();
    await memory.reprocess(scope);
    expect([await factsOf(memory), await factsOf(memory, "superseded")]).toEqual(before);
    expect((await memory.stats()).events).toBe(events);
  });

  it("leaves alone what a person wrote or put right, and other scopes", async () => {
    const path = newFile();
    const before = await open(path);
    const { operations } = await before.add("I live in Porto.", scope);
    await before.update(operations[0]?.id ?? "", { text: "Maya lives in Porto, Foz" });
    await before.add("Pays by card.", { ...scope, type: "semantic" });
    await before.add("I live in Lyon.", { userId: "ben" });
    await before.close();
    const llm = scriptedModel(() => ({ value: { facts: [] } }));
    const after = await open(path, llm);
    await after.reprocess(scope);
    expect(await factsOf(after)).toEqual(["Maya lives in Porto, Foz", "Pays by card."]);
    expect((await after.list({ userId: "ben" })).items).toHaveLength(1);
    expect(JSON.stringify(llm.requests)).not.toContain("Lyon");
  });

  it("can be gone on with when the model fails in between", async () => {
    const path = newFile();
    const memory = await open(
      path,
      scriptedModel([
        { value: { facts: [] } },
        { status: 400 },
        { value: { facts: [answeredFact("The user lives in Lyon")] } },
      ]),
    );
    await memory.add("Hello", { ...scope, infer: false, runId: "a" });
    await memory.add("I live in Lyon", { ...scope, infer: false, runId: "b" });
    await expect(memory.reprocess(scope)).rejects.toMatchObject({ code: "model_failed" });
    expect((await memory.stats()).extraction.pending).toBe(1);
    await memory.flush();
    expect(await factsOf(memory)).toEqual(["The user lives in Lyon"]);
  });
});
