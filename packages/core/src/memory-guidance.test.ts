import { answeredFact, scriptedModel } from "@holdfast/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { createMemory } from "./create-memory.ts";
import type { Memory } from "./memory.ts";
import type { ExtractionOptions } from "./options/extraction-options.ts";
import type { LanguageModelLike } from "./provider/resolve-language-model.ts";

const scope = { userId: "maya" };
const plain = answeredFact("The user flies to Oslo in May", {
  kind: "event",
  certainty: "planned",
  quote: "Oslo in May",
});
const trip = z.object({ city: z.string(), month: z.int().min(1).max(12) });

async function open(
  llm: LanguageModelLike | undefined,
  extraction: ExtractionOptions = {},
): Promise<Memory> {
  const memory = await createMemory({
    path: ":memory:",
    llm,
    extraction: { background: false, ...extraction },
  });
  onTestFinished(() => memory.close());
  return memory;
}

describe("guidance for a model", () => {
  it("reaches it: instructions, categories and shapes of the memory", async () => {
    const llm = scriptedModel([{ value: { facts: [] } }]);
    const memory = await open(llm, {
      instructions: "Look for travel above all.",
      categories: { travel: "trips and places", other: "the rest" },
      schemas: { trip },
    });
    await memory.add("Oslo in May!", scope);
    const { system = "", schema } = llm.requests[0] ?? {};
    expect(system).toContain("Look for travel above all.");
    expect(system).toContain("- travel: trips and places");
    expect(system).toContain('- trip: {"type":"object","properties":{"city":{"type":"string"}');
    expect(JSON.stringify(schema)).toContain('"enum":["","travel","other"]');
  });

  it("sorts facts into categories that filters can use", async () => {
    const facts = [
      { ...plain, category: "travel" },
      { ...plain, text: "x y", category: "nonsense" },
    ];
    const memory = await open(scriptedModel([{ value: { facts } }]), { categories: ["travel"] });
    await memory.add("Oslo in May!", scope);
    const { items } = await memory.list(scope, {
      filter: { category: "travel" },
    });
    expect(items.map(({ text }) => text)).toEqual([plain.text]);
  });

  it("gives typed data, checked by the schema", async () => {
    const data = JSON.stringify({ city: "Oslo", month: 5 });
    const llm = scriptedModel([{ value: { facts: [{ ...plain, schema: "trip", data }] } }]);
    const memory = await open(llm, { schemas: { trip } });
    await memory.add("Oslo in May!", scope);
    const [record] = (await memory.list(scope)).items;
    expect(record?.metadata).toEqual({ schema: "trip", data: { city: "Oslo", month: 5 } });
  });

  it("keeps a fact whose data do not fit, without them, and says why", async () => {
    const data = JSON.stringify({ city: "Oslo", month: 13 });
    const llm = scriptedModel([{ value: { facts: [{ ...plain, schema: "trip", data }] } }]);
    const memory = await open(llm, { schemas: { trip } });
    const { operations, warnings } = await memory.add("Oslo in May!", scope);
    expect(operations).toHaveLength(1);
    expect(warnings[0]).toContain("do not fit trip");
    expect((await memory.list(scope)).items[0]?.metadata).toEqual({});
  });

  it("can be another one for one call", async () => {
    const llm = scriptedModel(() => ({ value: { facts: [] } }));
    const memory = await open(llm, { instructions: "Usual." });
    await memory.add("Oslo in May!", { ...scope, instructions: "Special." });
    await memory.add("Oslo in June!", scope);
    const [first, second] = llm.requests.map(({ system = "" }) => system);
    expect([first?.includes("Special."), first?.includes("Usual.")]).toEqual([true, false]);
    expect(second?.includes("Usual.")).toBe(true);
  });

  it("is refused without a model, and where a schema cannot be described", async () => {
    const memory = await open(undefined);
    await expect(
      memory.add("Oslo in May!", { ...scope, instructions: "Special." }),
    ).rejects.toMatchObject({ code: "invalid_options" });
    expect((await memory.stats()).turns).toBe(0);
    const opaque = { "~standard": { version: 1, vendor: "own", validate: () => ({ value: 1 }) } };
    await expect(
      open(scriptedModel([]), { schemas: { opaque: opaque as never } }),
    ).rejects.toMatchObject({
      code: "invalid_options",
      message: expect.stringContaining("opaque"),
    });
  });
});
