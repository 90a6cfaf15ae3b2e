import { countingIdentifiers, fixedClock, hashEmbedder, scriptedEmbedder } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { createMemory } from "./create-memory.ts";
import type { MemoryOptions } from "./options/memory-options.ts";
import type { RecordEdit } from "./write/edit-records.ts";

const by = { actor: "test", reason: "put" };
const open = (options: MemoryOptions = {}) =>
  createMemory({
    path: ":memory:",
    clock: fixedClock(),
    identifiers: countingIdentifiers(),
    ...options,
  });

function note(id: string, text: string, userId = "maya", fields: object = {}): RecordEdit {
  const at = Date.parse("2026-01-01T00:00:00Z");
  return {
    after: {
      id,
      scope: { userId },
      type: "semantic",
      text,
      status: "active",
      confidence: 1,
      importance: 0.5,
      origin: "assistant",
      source: "manual",
      validFrom: at,
      recordedAt: at,
      updatedAt: at,
      metadata: {},
      evidence: [],
      supersedes: [],
      ...fields,
    },
    searchable: true,
  };
}

describe("memory.records", () => {
  it("adds records under given ids that recall finds, with an event each", async () => {
    const memory = await open();
    await memory.records.edit([note("a", "The launch is in May."), note("b", "Tea, no milk.")], by);
    expect((await memory.recall({ query: "launch", userId: "maya" })).text).toContain("in May");
    expect(await memory.history("a")).toMatchObject([{ operation: "ADD", actor: "test" }]);
    expect((await memory.records.byId(["b", "none"])).map(({ text }) => text)).toEqual([
      "Tea, no milk.",
    ]);
  });

  it("replaces the state that was read, and refuses all edits when one was read too early", async () => {
    const memory = await open();
    await memory.records.edit([note("a", "The launch is in May.")], by);
    const [before] = await memory.records.byId(["a"]);
    const after = { ...note("a", "The launch is in June.").after };
    await memory.records.edit([{ before, after, searchable: true }], by);
    expect((await memory.list({ userId: "maya" })).items[0]?.text).toBe("The launch is in June.");
    await expect(
      memory.records.edit([note("c", "new"), { before, after, searchable: true }], by),
    ).rejects.toMatchObject({ code: "write_conflict" });
    await expect(memory.records.edit([note("a", "again")], by)).rejects.toMatchObject({
      code: "write_conflict",
    });
    expect(await memory.records.byId(["c"])).toEqual([]);
  });

  it("keeps from searches what is not to be searched, and logs a withdrawal as one", async () => {
    const memory = await open();
    await memory.records.edit([{ ...note("a", "The launch is in May."), searchable: false }], by);
    expect((await memory.search("launch", { userId: "maya" })).results).toEqual([]);
    const [before] = await memory.records.byId(["a"]);
    const after = { ...note("a", "The launch is in May.").after, status: "retracted" as const };
    await memory.records.edit([{ before, after, searchable: false }], by);
    expect((await memory.history("a")).map(({ operation }) => operation)).toEqual([
      "ADD",
      "DELETE",
    ]);
  });

  it("takes secrets out of the text and leaves the metadata as it is", async () => {
    const memory = await open();
    const secret = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD";
    await memory.records.edit(
      [note("a", `The key is ${secret}`, "maya", { metadata: { secret } })],
      by,
    );
    const [record] = await memory.records.byId(["a"]);
    expect(record?.text).not.toContain(secret);
    expect(record?.metadata).toEqual({ secret });
  });

  it("searches several scopes at once, an item of two of them once, and nothing beside them", async () => {
    for (const embedder of [undefined, hashEmbedder()]) {
      const memory = await open({ embedder });
      const inRun = { scope: { userId: "maya", runId: "7" } };
      await memory.records.edit(
        [
          note("a", "the launch is in May", "maya", inRun),
          note("b", "the launch is in June", "ben"),
          note("c", "the launch is in July", "ben2"),
        ],
        by,
      );
      const search = (scopes: object[], accepts?: (record: { id: string }) => boolean) =>
        memory.records.search({ query: "launch", scopes, limit: 5, accepts, deadlineMs: 1_000 });
      const ids = async (...scopes: object[]) =>
        (await search(scopes)).found.map(({ record }) => record.id).sort();
      expect(await ids({ userId: "maya" }, { userId: "ben" })).toEqual(["a", "b"]);
      expect(await ids({ userId: "maya" }, { runId: "7" }, { userId: "maya", runId: "7" })).toEqual(
        ["a"],
      );
      const { found } = await search(
        [{ userId: "ben" }, { userId: "ben2" }],
        ({ id }) => id !== "b",
      );
      expect(found.map(({ record }) => record.id)).toEqual(["c"]);
      await expect(search([{}])).rejects.toMatchObject({ code: "invalid_scope" });
    }
  });

  it("does not wait for the embedder to write, and waits for vectors under way to search", async () => {
    const memory = await open({ embedder: hashEmbedder() });
    await memory.records.edit([note("a", "crimson")], by);
    expect((await memory.stats()).vectors.pending).toBe(1);
    await memory.records.search({
      query: "x",
      scopes: [{ userId: "maya" }],
      limit: 1,
      deadlineMs: 5_000,
    });
    expect((await memory.stats()).vectors).toEqual({ stored: 1, pending: 0 });
  });

  it("searches by words when the embedder hangs, once the deadline is over", async () => {
    const memory = await open({
      embedder: scriptedEmbedder(["hangs", "hangs"]),
      embedTimeoutMs: 200,
    });
    await memory.records.edit([note("a", "crimson tide")], by);
    const scopes = [{ userId: "maya" }];
    const { found, warnings } = await memory.records.search({
      query: "crimson",
      scopes,
      limit: 1,
      deadlineMs: 50,
    });
    expect(found).toHaveLength(1);
    expect(warnings).toHaveLength(1);
    await memory.records.settled();
  });
});
