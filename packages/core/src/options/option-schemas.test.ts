import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { errorOf } from "../../test/support/error-of.ts";
import { addOptionsSchema } from "./add-options.ts";
import {
  changeOptionsSchema,
  recordChangesSchema,
  reindexOptionsSchema,
} from "./change-options.ts";
import { memoryOptionsSchema } from "./memory-options.ts";
import { parseOptions } from "./parse-options.ts";
import {
  listOptionsSchema,
  recallOptionsSchema,
  searchOptionsSchema,
  turnsOptionsSchema,
} from "./read-options.ts";

const embedder = { id: "e", dimensions: 2, embed: async () => [] };
const nothing = () => undefined;
const store = { write: nothing, partitions: nothing, close: nothing };

async function refusal(schema: z.ZodType, input: unknown): Promise<string> {
  return (await errorOf(() => parseOptions(schema, input, "call"))).message;
}

describe("defaults", () => {
  it("are those of the documentation", () => {
    expect(parseOptions(searchOptionsSchema, {}, "search")).toEqual({
      limit: 10,
      include: ["turns", "memories"],
      explain: false,
      deadlineMs: 10_000,
    });
    expect(parseOptions(recallOptionsSchema, { query: "x" }, "recall")).toMatchObject({
      limit: 20,
      maxTokens: 1_000,
      deadlineMs: 500,
    });
    expect(parseOptions(listOptionsSchema, {}, "list")).toEqual({
      limit: 100,
      order: "descending",
    });
    expect(parseOptions(turnsOptionsSchema, {}, "turns")).toEqual({
      limit: 100,
      includeRetracted: false,
      order: "ascending",
    });
    expect(parseOptions(memoryOptionsSchema, {}, "createMemory")).toEqual({
      onEmbedderChange: "refuse",
      readOnly: false,
      lockTimeoutMs: 5_000,
      embedTimeoutMs: 30_000,
      indexTimeoutMs: 5_000,
      redact: true,
      cacheBytes: 64 * 1024 * 1024,
      extraction: {
        background: true,
        batchTurns: 20,
        mostAttempts: 5,
        leaseMs: 30_000,
        timeoutMs: 60_000,
      },
    });
  });

  it("stand also for options that are undefined", () => {
    expect(parseOptions(searchOptionsSchema, { limit: undefined }, "search").limit).toBe(10);
  });
});

describe("bounds", () => {
  it.each<[string, z.ZodType, object]>([
    ["limit", searchOptionsSchema, { limit: 0 }],
    ["limit", searchOptionsSchema, { limit: 1_001 }],
    ["limit", searchOptionsSchema, { limit: 2.5 }],
    ["limit", searchOptionsSchema, { limit: "5" }],
    ["limit", searchOptionsSchema, { limit: Number.NaN }],
    ["limit", listOptionsSchema, { limit: -1 }],
    ["limit", turnsOptionsSchema, { limit: Number.POSITIVE_INFINITY }],
    ["deadlineMs", searchOptionsSchema, { deadlineMs: -1 }],
    ["deadlineMs", searchOptionsSchema, { deadlineMs: 600_001 }],
    ["maxTokens", recallOptionsSchema, { query: "x", maxTokens: 99 }],
    ["include.0", searchOptionsSchema, { include: ["events"] }],
    ["explain", searchOptionsSchema, { explain: "yes" }],
    ["signal", searchOptionsSchema, { signal: {} }],
    ["filter", searchOptionsSchema, { filter: "role = user" }],
    ["asOf", searchOptionsSchema, { asOf: {} }],
    ["status", listOptionsSchema, { status: "deleted" }],
    ["order", turnsOptionsSchema, { order: "random" }],
    ["importance", addOptionsSchema, { importance: 1.1 }],
    ["importance", addOptionsSchema, { importance: Number.NaN }],
    ["type", addOptionsSchema, { type: "core" }],
    ["origin", addOptionsSchema, { origin: "friend" }],
    ["infer", addOptionsSchema, { infer: "no" }],
    ["actor", addOptionsSchema, { actor: "" }],
    ["idempotencyKey", addOptionsSchema, { idempotencyKey: "" }],
    ["idempotencyKey", addOptionsSchema, { idempotencyKey: "x".repeat(513) }],
    ["idempotencyKey", addOptionsSchema, { idempotencyKey: "\ud800" }],
    ["reason", changeOptionsSchema, { reason: "" }],
    ["text", recordChangesSchema, { text: " \n" }],
    ["text", recordChangesSchema, { text: "\u200b\u2060" }],
    ["subject", recordChangesSchema, { subject: "" }],
    ["confidence", recordChangesSchema, { confidence: -0.1 }],
    ["onProgress", reindexOptionsSchema, { onProgress: true }],
    ["store", memoryOptionsSchema, { store: { write: nothing } }],
    ["path", memoryOptionsSchema, { path: "" }],
    ["clock", memoryOptionsSchema, { clock: 7 }],
    ["cacheBytes", memoryOptionsSchema, { cacheBytes: -1 }],
    ["maxBytes", memoryOptionsSchema, { maxBytes: 0 }],
    ["onEmbedderChange", memoryOptionsSchema, { onEmbedderChange: "ignore" }],
  ])("of %s are named when they are passed", async (name, schema, input) => {
    expect(await refusal(schema, input)).toContain(`call: ${name}: `);
  });

  it("take what is just inside", () => {
    expect(() =>
      parseOptions(searchOptionsSchema, { limit: 1_000, deadlineMs: 0 }, "x"),
    ).not.toThrow();
    expect(() =>
      parseOptions(recallOptionsSchema, { query: "", maxTokens: 100 }, "x"),
    ).not.toThrow();
    expect(() =>
      parseOptions(addOptionsSchema, { importance: 0, metadata: null }, "x"),
    ).not.toThrow();
    expect(() =>
      parseOptions(memoryOptionsSchema, { embedder, cacheBytes: 0, lockTimeoutMs: 0 }, "x"),
    ).not.toThrow();
  });
});

describe("options that exclude or need each other", () => {
  it("takes either a query or messages", async () => {
    expect(await refusal(recallOptionsSchema, {})).toContain("either query or messages");
    expect(await refusal(recallOptionsSchema, { query: "x", messages: [] })).toContain(
      "either query or messages",
    );
    expect(await refusal(recallOptionsSchema, { messages: null })).toContain("messages");
  });

  it("takes either a path or a store", async () => {
    expect(await refusal(memoryOptionsSchema, { path: "x.db", store })).toContain(
      "store excludes path",
    );
  });
});

describe("unknown options", () => {
  it.each<[string, z.ZodType, object]>([
    ["user_id", addOptionsSchema, { user_id: "x" }],
    ["topK", searchOptionsSchema, { topK: 5 }],
    ["budget", recallOptionsSchema, { query: "x", budget: 5 }],
    ["offset", listOptionsSchema, { offset: 5 }],
    ["userId", turnsOptionsSchema, { userId: "x" }],
    ["status", recordChangesSchema, { status: "active" }],
    ["force", changeOptionsSchema, { force: true }],
    ["embeder", memoryOptionsSchema, { embeder: {} }],
  ])("%s is refused by its name", async (name, schema, input) => {
    expect(await refusal(schema, input)).toContain(`"${name}"`);
  });
});
