import type { EmbedderStep } from "@holdfast/testing";
import { fixedClock, hashEmbedder, scriptedEmbedder } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { createMemory } from "../src/index.ts";
import { errorOf } from "./support/error-of.ts";
import { temporaryFile } from "./support/temporary-file.ts";

const scope = { userId: "ada" };
const faults: EmbedderStep[] = ["throws", "too-few", "wrong-length", "not-finite"];

describe("an embedder that fails while texts are added", () => {
  for (const fault of faults) {
    it(`${fault}: stores the texts, warns, and embeds them with the next flush`, async () => {
      const embedder = scriptedEmbedder([fault]);
      await using memory = await createMemory({ path: ":memory:", embedder });
      const { turns, warnings } = await memory.add("Bruno is allergic to walnuts.", scope);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toContain(embedder.id);
      expect((await memory.stats()).vectors).toEqual({ stored: 0, pending: 1 });
      const words = await memory.search("walnuts", scope);
      expect(words.results.map(({ id }) => id)).toEqual([turns[0]?.id]);
      await memory.flush();
      expect((await memory.stats()).vectors).toEqual({ stored: 1, pending: 0 });
      expect((await memory.search("walnuts", scope)).mode).toBe("model");
    });

    it(`${fault}: flush says so and leaves the texts on the list`, async () => {
      const embedder = scriptedEmbedder([fault, fault]);
      await using memory = await createMemory({ path: ":memory:", embedder });
      await memory.add("Bruno is allergic to walnuts.", scope);
      const error = await errorOf(() => memory.flush());
      expect(error.code).toBe("embedder_failed");
      expect((await memory.stats()).vectors).toEqual({ stored: 0, pending: 1 });
    });
  }
});

describe("an embedder that fails while a question is asked", () => {
  for (const fault of [...faults, "hangs", "ignores-signal"] as EmbedderStep[]) {
    it(`${fault}: answers by words, in time, with a warning`, async () => {
      const embedder = scriptedEmbedder();
      await using memory = await createMemory({ path: ":memory:", embedder });
      const { turns } = await memory.add("Bruno is allergic to walnuts.", scope);
      embedder.script.push(fault);
      const started = performance.now();
      const found = await memory.search("who is allergic?", { ...scope, deadlineMs: 100 });
      expect(performance.now() - started).toBeLessThan(2_000);
      expect(found.results.map(({ id }) => id)).toEqual([turns[0]?.id]);
      expect(found.mode).toBe("rules");
      expect(found.warnings).toHaveLength(1);
    });
  }

  it("is given up when the caller aborts", async () => {
    const embedder = scriptedEmbedder();
    await using memory = await createMemory({ path: ":memory:", embedder });
    await memory.add("Bruno is allergic to walnuts.", scope);
    embedder.script.push("ignores-signal");
    const signal = AbortSignal.timeout(50);
    const error = await errorOf(() => memory.search("who is allergic?", { ...scope, signal }));
    expect(error.code).toBe("aborted");
  });
});

describe("another embedder on the same file", () => {
  it("is refused, or replaces all vectors when asked to", async () => {
    const path = temporaryFile();
    const clock = fixedClock("2026-03-02T10:00:00Z");
    const first = await createMemory({ path, clock, embedder: hashEmbedder({ dimensions: 16 }) });
    await first.add(["Bruno is allergic to walnuts.", "The launch is in May."], scope);
    await first.close();
    const embedder = hashEmbedder({ dimensions: 32 });
    const error = await errorOf(() => createMemory({ path, embedder }));
    expect(error.code).toBe("embedder_mismatch");
    expect(error.hint).toContain("reindex");
    await using second = await createMemory({ path, clock, embedder, onEmbedderChange: "reindex" });
    expect((await second.stats()).vectors).toEqual({ stored: 0, pending: 2 });
    await second.flush();
    expect((await second.stats()).vectors).toEqual({ stored: 2, pending: 0 });
    expect((await second.search("walnuts", scope)).mode).toBe("model");
  });
});
