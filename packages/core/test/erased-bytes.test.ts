import { existsSync, readFileSync } from "node:fs";
import { hashEmbedder } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { createMemory } from "../src/index.ts";
import { temporaryFile } from "./support/temporary-file.ts";

// words that stand nowhere else, one for each place in which a word can lie
const secrets = {
  text: "zzsecrettext",
  original: "zzsecretoriginal",
  name: "zzsecretname",
  metadata: "zzsecretmetadata",
  key: "zzsecretkey",
  update: "zzsecretupdate",
  subject: "zzsecretsubject",
  reason: "zzsecretreason",
  tool: "zzsecrettool",
};

describe("what was erased", () => {
  it("is in no byte of the file and its log, when a turn is erased", async () => {
    const path = temporaryFile();
    await using memory = await createMemory({ path, embedder: hashEmbedder() });
    await memory.add("My neighbour is called Tom.", { userId: "ada" });
    const { turns, operations } = await addSecrets(memory);
    const [recordId, turnId] = [operations[0]?.id as string, turns[0]?.id as string];
    await memory.update(recordId, {
      text: `${secrets.update} is new`,
      subject: secrets.subject,
      reason: secrets.reason,
    });
    expect(secretsIn(path)).toEqual(Object.values(secrets));
    await memory.delete(recordId);
    await memory.erase(turnId);
    expect(secretsIn(path)).toEqual([]);
    expect(await memory.get(recordId)).toBeUndefined();
    expect((await memory.search("who is my neighbour?", { userId: "ada" })).results).toHaveLength(
      1,
    );
  });

  it("is in no byte of the file and its log, when the scope is erased, its own ids included", async () => {
    const path = temporaryFile();
    await using memory = await createMemory({ path, embedder: hashEmbedder() });
    await memory.add("My neighbour is called Tom.", { userId: "bob" });
    for (let count = 0; count < 5; count++) await addSecrets(memory, count);
    await memory.erase({ userId: "ada-zzsecretuser" });
    expect(secretsIn(path)).toEqual([]);
    expect(bytesOf(path)).not.toContain("zzsecretuser");
    expect(bytesOf(path)).not.toContain("zzsecretrun");
    expect((await memory.search("neighbour", { userId: "bob" })).results).toHaveLength(1);
  });

  it("is gone from a log that another connection holds open, too", async () => {
    const path = temporaryFile();
    await using memory = await createMemory({ path });
    await using other = await createMemory({ path });
    const { turns } = await addSecrets(memory);
    expect((await other.search(secrets.text, { userId: "ada-zzsecretuser" })).results).not.toEqual(
      [],
    );
    await memory.erase(turns[0]?.id as string);
    expect(secretsIn(path)).toEqual([]);
  });

  it("took its record's log entries along, and left the evidence that was not erased", async () => {
    const path = temporaryFile();
    await using memory = await createMemory({ path });
    const { operations } = await memory.add(`about ${secrets.text}`, {
      userId: "ada",
      type: "semantic",
    });
    const id = operations[0]?.id as string;
    await memory.erase(id);
    const [tombstone, ...others] = await memory.history(id);
    expect(others).toEqual([]);
    expect(tombstone).toMatchObject({ operation: "ERASE", targetId: id });
    expect(JSON.stringify(tombstone)).not.toContain(secrets.text);
  });
});

function addSecrets(memory: Awaited<ReturnType<typeof createMemory>>, number = 0) {
  const content = `I live at ${secrets.text}.\u200b ${"and more ".repeat(number * 300)}`;
  return memory.add(
    [
      {
        role: "tool",
        name: secrets.name,
        content: `${content}\u202e${secrets.original}`,
        origin: `tool:${secrets.tool}`,
      },
    ],
    {
      userId: "ada-zzsecretuser",
      runId: "zzsecretrun",
      type: "semantic",
      metadata: { note: secrets.metadata, [secrets.metadata]: 1 },
      idempotencyKey: `${secrets.key}-${number}`,
    },
  );
}

function secretsIn(path: string): string[] {
  const bytes = bytesOf(path);
  return Object.values(secrets).filter((secret) => bytes.includes(secret));
}

function bytesOf(path: string): string {
  return [path, `${path}-wal`]
    .filter(existsSync)
    .map((file) => readFileSync(file, "latin1"))
    .join("\n");
}
