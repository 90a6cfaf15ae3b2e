import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  copyStore,
  createMemory,
  openAnnex,
  SqliteStore,
  type Store,
  type StoredEntry,
} from "@holdfast/core";
import { hashEmbedder } from "@holdfast/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { exitCodes, runCommand } from "../src/command/run-command.ts";
import { openEmptyStore, startPglite } from "./support/pglite.ts";

startPglite();

const scope = { userId: "maya" };
const embedder = hashEmbedder({ dimensions: 12 });

describe("moving a memory", () => {
  it.each(["bytes", "pgvector"] as const)(
    "from SQLite to Postgres (vectors: %s) and back loses nothing",
    async (vectors) => {
      const source = openFile("memory.db");
      await fill(source);
      const schema = vectors === "bytes" ? "as_bytes" : "holdfast";
      const postgres = await openEmptyStore({ vectors, schema });
      onTestFinished(() => postgres.close());
      const back = openFile("back.db");
      await copyStore(source, postgres);
      await copyStore(postgres, back);
      const [first, second, third] = [
        await everything(source),
        await everything(postgres),
        await everything(back),
      ];
      expect(second).toEqual(first);
      expect(third).toEqual(first);
      expect(first.some((entry) => entry.kind === "turn" && entry.vector !== undefined)).toBe(true);
      expect(await postgres.counts()).toEqual(await source.counts());
      const before = await searches(source);
      expect(await searches(postgres)).toEqual(before);
      expect(await searches(back)).toEqual(before);
    },
  );
});

describe("holdfast-postgres", () => {
  it("copies a file, tells how far it is, and what is there", async () => {
    const source = openFile("memory.db");
    await fill(source);
    const target = path.join(path.dirname(source.location), "copy.db");
    const run = await command(["move", "--from", source.location, "--to", target]);
    expect(run).toMatchObject({ code: exitCodes.done, complaints: "" });
    expect(run.printed).toMatch(/^0 of \d+ turns.*\n(\d+ of \d+ .*\n)*.*copy\.db holds \d+ turns/u);
    const again = await command(["move", "--from", source.location, "--to", target]);
    expect(again.code).toBe(exitCodes.failed);
    expect(again.complaints).toContain("not empty");
  });

  it("helps, and says what is wrong with its use", async () => {
    expect(await command(["--help"])).toMatchObject({ code: exitCodes.done, complaints: "" });
    for (const args of [
      [],
      ["move"],
      ["move", "--from", "a"],
      ["copy", "--from", "a", "--to", "b"],
    ])
      expect((await command(args)).code).toBe(exitCodes.misused);
    expect((await command(["move", "--form", "a"])).complaints).toContain("--form");
  });

  it("does not make a source that is not there", async () => {
    const run = await command(["move", "--from", "/nowhere/memory.db", "--to", "b.db"]);
    expect(run).toMatchObject({ code: exitCodes.failed, printed: "" });
    expect(run.complaints).toContain("/nowhere/memory.db does not exist");
  });

  it("stops when it is interrupted, and goes on when it is called again", async () => {
    const source = openFile("memory.db");
    await fill(source);
    const target = path.join(path.dirname(source.location), "copy.db");
    const args = ["move", "--from", source.location, "--to", target, "--quiet"];
    expect((await command(args, AbortSignal.abort())).code).toBe(exitCodes.interrupted);
    expect(await command(args)).toEqual({ code: exitCodes.done, printed: "", complaints: "" });
  });

  it("leaves no tables of other packages behind unasked", async () => {
    const source = openFile("memory.db");
    await openAnnex(source, "notes", ["CREATE TABLE notes_note (text TEXT NOT NULL) STRICT"]);
    const target = path.join(path.dirname(source.location), "copy.db");
    const args = ["move", "--from", source.location, "--to", target];
    expect((await command(args)).complaints).toContain("notes");
    expect((await command([...args, "--leave-annexes"])).code).toBe(exitCodes.done);
  });
});

function openFile(name: string): SqliteStore {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-move-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = SqliteStore.open({ path: path.join(folder, name) });
  onTestFinished(() => store.close());
  return store;
}

async function fill(store: Store): Promise<void> {
  const memory = await createMemory({ store, embedder, extraction: { background: false } });
  await memory.add("Hi! I live in Manchester and I'm allergic to cashews.", {
    ...scope,
    timestamp: "2026-03-10",
    metadata: { nul: "a\0b", nested: [1, { two: "2" }] },
  });
  await memory.add("I moved to Bristol last month.", {
    ...scope,
    runId: "two",
    timestamp: "2026-06-18",
  });
  await memory.add("Un texte avec \0 et \u001a dedans 😀", { userId: "zoé", infer: false });
  const hidden = await memory.add("Forget that.", { ...scope, idempotencyKey: "k" });
  await memory.delete(hidden.turns[0]?.id ?? "", {}, scope);
  const facts = (await memory.list(scope)).items;
  await store.noteUses([facts[0]?.id ?? ""], 5);
  await memory.flush();
  await memory.capture("I own a tandem.", { ...scope, turnKey: "t" });
}

async function everything(store: Store): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.readAll({ limit: 7, cursor });
    entries.push(...page.items);
    if (page.next === undefined) return entries;
    cursor = page.next;
  }
}

async function searches(store: Store) {
  const memory = await createMemory({ store, embedder, extraction: { background: false } });
  const queries = ["where do I live now?", "allergies", "tandem", "what did I say in March?"];
  return Promise.all(
    queries.map(async (query) =>
      (await memory.search(query, scope)).results.map(({ id, score, text }) => [
        id,
        score.toFixed(6),
        text,
      ]),
    ),
  );
}

async function command(args: string[], signal = new AbortController().signal) {
  const run = { code: -1, printed: "", complaints: "" };
  run.code = await runCommand(args, {
    signal,
    print: (text) => {
      run.printed += text;
    },
    complain: (text) => {
      run.complaints += text;
    },
    isTerminal: false,
  });
  return run;
}
