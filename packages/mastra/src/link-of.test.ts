import { createMemory, HoldfastError } from "@holdfast/core";
import { describe, expect, it, onTestFinished } from "vitest";
import type { HoldfastOptions } from "./holdfast-options.ts";
import { linkOf } from "./link-of.ts";

describe("linkOf", () => {
  it.each<[string, object]>([
    ["a wrong type", { maxTokens: "many" }],
    ["a budget too small for anything", { maxTokens: 10 }],
    ["a deadline of nothing", { deadlineMs: 0 }],
    ["a tool that there is not", { tools: ["sing"] }],
    ["an empty id", { agentId: "" }],
    ["a memory that is none", { memory: "memory.db" }],
  ])("refuses %s", (_, options) => {
    expect(() => linkOf(options as HoldfastOptions)).toThrow(HoldfastError);
  });

  it("refuses a memory and a way to open one at once", async () => {
    const memory = await createMemory({ path: ":memory:" });
    onTestFinished(() => memory.close());
    expect(() => linkOf({ memory, path: "memory.db" })).toThrow(/path does not go together/u);
    expect(linkOf({ memory, path: undefined }).source).toBeDefined();
  });

  it("opens a memory once, at first use, and closes it", async () => {
    const link = linkOf({ path: ":memory:" });
    expect(link.source.isUsed).toBe(false);
    const [one, other] = await Promise.all([link.source.memory(), link.source.memory()]);
    expect(other).toBe(one);
    await link.close();
    await expect(one.search("x", { userId: "maya" })).rejects.toThrow(/closed/u);
  });

  it("leaves a memory open that it was given", async () => {
    const memory = await createMemory({ path: ":memory:" });
    onTestFinished(() => memory.close());
    const link = linkOf({ memory: Promise.resolve(memory) });
    await link.source.memory();
    await link.close();
    expect((await memory.stats()).turns).toBe(0);
  });
});
