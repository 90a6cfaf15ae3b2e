import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createMemory } from "../create-memory.ts";
import type { Memory } from "../memory.ts";

const maya = { userId: "maya" };
const open: Memory[] = [];
const folders: string[] = [];

async function memoryAt(path = ":memory:"): Promise<Memory> {
  const memory = await createMemory({ path });
  open.push(memory);
  return memory;
}

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-infer-"));
  folders.push(folder);
  return join(folder, "memory.db");
}

afterEach(async () => {
  for (const memory of open.splice(0)) await memory.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function beliefs(memory: Memory, status: "active" | "superseded" | "retracted" = "active") {
  const { items } = await memory.list(maya, { status: [status], limit: 500 });
  return items.map(({ text }) => text).sort();
}

describe("facts over time", () => {
  it("replaces a home by the next one, with reason, previous text and history, and reverts both together", async () => {
    const memory = await memoryAt();
    const { operations: first } = await memory.add("I live in Hamburg.", {
      ...maya,
      timestamp: "2025-11-04T09:00:00Z",
    });
    const { operations, mode } = await memory.add("I moved to Porto last month!", {
      ...maya,
      timestamp: "2026-01-20T21:00:00Z",
    });
    expect(mode).toBe("rules");
    expect(operations).toMatchObject([
      {
        op: "UPDATE",
        text: "The user lives in Porto (moved there in December 2025)",
        previous: "The user lives in Hamburg",
        evidence: [{ quote: "I moved to Porto last month" }],
      },
    ]);
    expect(operations[0]?.reason).toContain("replaces");
    const [old] = (await memory.list(maya, { status: ["superseded"] })).items;
    expect(old).toMatchObject({
      id: first[0]?.id,
      validTo: "2025-12-01T00:00:00.000Z",
      supersededBy: operations[0]?.id,
    });
    expect((await memory.history(old?.id as string)).map(({ operation }) => operation)).toEqual([
      "ADD",
      "UPDATE",
    ]);
    await memory.revert(operations[0]?.eventId as string);
    expect(await beliefs(memory)).toEqual(["The user lives in Hamburg"]);
  });

  it("follows a user who goes back to what they used before", async () => {
    const memory = await memoryAt();
    await memory.add("I use Zed.", maya);
    await memory.add("I switched to Helix.", maya);
    await memory.add("I'm back on Zed.", maya);
    expect(await beliefs(memory)).toEqual(["The user is back on Zed"]);
    expect(await beliefs(memory, "superseded")).toHaveLength(2);
  });

  it("believes once what is said four times, with all its evidence", async () => {
    const memory = await memoryAt();
    for (const said of ["I'm vegetarian", "im vegetarian!", "I am Vegetarian.", "I'm vegetarian"]) {
      await memory.add(said, maya);
    }
    const { items } = await memory.list(maya);
    expect(items).toHaveLength(1);
    expect(items[0]?.evidence).toHaveLength(4);
  });

  it("withdraws what a correction mends, and keeps it in the history", async () => {
    const memory = await memoryAt();
    await memory.add("my name is Shevaun", maya);
    await memory.add("correction, my name is Siobhan", maya);
    expect(await beliefs(memory)).toEqual(["The user's name is Siobhan"]);
    expect(await beliefs(memory, "retracted")).toEqual(["The user's name is Shevaun"]);
  });

  it("files what was said earlier as history when it is imported later", async () => {
    const memory = await memoryAt();
    await memory.add("I live in Porto", { ...maya, timestamp: "2026-01-01" });
    const { operations } = await memory.add("I live in Bonn", { ...maya, timestamp: "2019-05-01" });
    expect(operations[0]).toMatchObject({ op: "ADD" });
    expect(await beliefs(memory)).toEqual(["The user lives in Porto"]);
    const [old] = (await memory.list(maya, { status: ["superseded"] })).items;
    expect(old).toMatchObject({
      text: "The user lives in Bonn",
      validTo: "2026-01-01T00:00:00.000Z",
    });
  });

  it("compares across the runs of a user and keeps users apart", async () => {
    const memory = await memoryAt();
    await memory.add("I live in Lyon", { ...maya, runId: "one" });
    await memory.add("I live in Nantes", { ...maya, runId: "two" });
    await memory.add("I live in Graz", { userId: "noor", runId: "one" });
    expect(await beliefs(memory)).toEqual(["The user lives in Nantes"]);
    expect((await memory.list({ userId: "noor" })).items).toHaveLength(1);
  });
});

describe("what must not be known", () => {
  it("forgets a fact and hides the words it came from", async () => {
    const memory = await memoryAt();
    await memory.add("I live at 14 Alder Row, Stroud", maya);
    const { operations } = await memory.add("please forget my address", maya);
    expect(operations.map(({ op, reason }) => `${op} ${reason}`)).toEqual([
      "DELETE asked to forget",
      "DELETE asked to forget",
    ]);
    expect(await beliefs(memory)).toEqual([]);
    const { results } = await memory.search("Alder Row Stroud", maya);
    expect(results.map(({ text }) => text).join()).not.toContain("Alder");
  });

  it("keeps a turn off the record out of searches and facts", async () => {
    const memory = await memoryAt();
    const { turns } = await memory.add("off the record: I live in Monaco", maya);
    expect(turns[0]?.status).toBe("recorded");
    expect((await memory.search("Monaco", maya)).results).toEqual([]);
    expect(await beliefs(memory)).toEqual([]);
  });

  it("leaves no secret in the file", async () => {
    const path = newPath();
    const memory = await memoryAt(path);
    const secret = `gh${"p_"}aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5`;
    await memory.add(
      [{ role: "user", name: `bot ${secret}`, content: `push with ${secret}\u200b please` }],
      { ...maya, metadata: { note: secret, nested: [{ password: "tulip-Kayak!88" }] } },
    );
    await memory.add("our wifi password is tulip-Kayak!88", { ...maya, type: "semantic" });
    await memory.close();
    const folder = join(path, "..");
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name)).toString("latin1");
      expect(bytes).not.toContain("aB3dE5fG7hI9");
      expect(bytes).not.toContain("tulip-Kayak");
    }
  });

  it("keeps secrets when told to", async () => {
    const memory = await createMemory({ path: ":memory:", redact: false });
    open.push(memory);
    await memory.add("the wifi password is tulip-Kayak!88", maya);
    expect((await memory.turns(maya)).items[0]?.text).toContain("tulip-Kayak!88");
  });

  it("takes nothing from the assistant, tools, files, the web and imports", async () => {
    const memory = await memoryAt();
    const content = "I live in Minsk and I love crypto.";
    await memory.add(
      [
        { role: "assistant", content },
        { role: "tool", content },
        ...(["web:https://example.org", "file", "import"] as const).map((origin) => ({
          role: "user",
          content,
          origin,
        })),
      ],
      maya,
    );
    expect(await beliefs(memory)).toEqual([]);
  });

  it("reads nothing with infer: false, and only the text itself with a type", async () => {
    const memory = await memoryAt();
    await memory.add("I live in Minsk", { ...maya, infer: false });
    expect(await beliefs(memory)).toEqual([]);
    await memory.add("Maya lives in Minsk", { ...maya, type: "semantic" });
    expect(await beliefs(memory)).toEqual(["Maya lives in Minsk"]);
  });
});

describe("writers at the same time", () => {
  it("believes once what twenty calls say at once", async () => {
    const memory = await memoryAt();
    const calls = Array.from({ length: 20 }, (_, index) =>
      memory.add("I'm allergic to latex.", { ...maya, runId: `run-${index}` }),
    );
    await Promise.all(calls);
    const { items } = await memory.list(maya);
    expect(items.map(({ text }) => text)).toEqual(["The user is allergic to latex"]);
    expect(items[0]?.evidence).toHaveLength(20);
  });

  it("believes once what two stores on one file are told at once", async () => {
    const path = newPath();
    const [first, second] = [await memoryAt(path), await memoryAt(path)];
    for (let round = 0; round < 5; round++) {
      await Promise.all([
        first.add("I live in Tartu", maya),
        second.add("I live in Tartu", maya),
        second.add("I play the viola", maya),
        first.add("I play the viola", maya),
      ]);
    }
    expect(await beliefs(first)).toEqual(["The user lives in Tartu", "The user plays the viola"]);
  });

  it("records facts once under one idempotency key", async () => {
    const memory = await memoryAt();
    const options = { ...maya, idempotencyKey: "delivery-1" };
    await memory.add("I have two cats", options);
    const { operations } = await memory.add("I have two cats", options);
    expect(operations).toEqual([]);
    expect((await memory.list(maya)).items[0]?.evidence).toHaveLength(1);
  });
});

describe("defects that other memories had", () => {
  /** @see https://github.com/mem0ai/mem0/issues/4536 */
  it("keeps the new fact when it contradicts the old one", async () => {
    const memory = await memoryAt();
    await memory.add("I love coffee", maya);
    await memory.add("I hate coffee", maya);
    expect(await beliefs(memory)).toEqual(["The user dislikes coffee"]);
    expect(await beliefs(memory, "superseded")).toEqual(["The user loves coffee"]);
  });

  /** @see https://github.com/mem0ai/mem0/issues/1674 */
  it("does not delete what is repeated exactly", async () => {
    const memory = await memoryAt();
    await memory.add("My name is Ada.", maya);
    const { operations } = await memory.add("My name is Ada.", maya);
    expect(operations.map(({ op }) => op)).toEqual(["NOOP"]);
    expect(await beliefs(memory)).toEqual(["The user's name is Ada"]);
  });

  /** @see https://github.com/mem0ai/mem0/issues/4903 */
  it("reports as changed only what changed its text", async () => {
    const memory = await memoryAt();
    await memory.add("I work at Acme", maya);
    const { operations } = await memory.add("I work at Acme! I work at Globex", maya);
    for (const { op, text, previous } of operations) {
      if (op === "UPDATE") expect(text).not.toBe(previous);
    }
    expect(operations.map(({ op }) => op)).toEqual(["NOOP", "UPDATE"]);
  });
});
