import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createMemory } from "@holdfast/core";
import { hashEmbedder } from "@holdfast/testing";
import { expect, it, onTestFinished, vi } from "vitest";
import { chromaIndex } from "../src/index.ts";
import { startChroma } from "./support/chroma-process.ts";

const scope = { userId: "ada" };
const quiet = { ...scope, infer: false } as const;

it("loses nothing when the server is killed in the midst of writes, and is started again", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-chroma-"));
  let server = await startChroma(folder);
  const { url, port } = server;
  const embedder = hashEmbedder({ dimensions: 512 });
  const memory = await createMemory({
    ...{ path: ":memory:", embedder },
    index: chromaIndex({ url }),
  });
  onTestFinished(async () => {
    await memory.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const texts = (from: number) =>
    Array.from({ length: 100 }, (_, index) => ({
      role: "user" as const,
      content: `note ${from + index} about word${from + index}`,
    }));
  for (let from = 0; from < 500; from += 100) {
    const killed = from === 200 ? server.kill() : undefined;
    await memory.add(texts(from), quiet);
    if (from === 0) await memory.flush();
    await killed;
  }
  const [first] = (await memory.turns(scope, { limit: 1 })).items;
  await memory.erase(first?.id ?? "");
  const down = await memory.search("word450", scope);
  expect(down.results[0]?.text).toContain("word450");
  expect(down.warnings.join()).toMatch(/dense arm was left out: The Chroma collection/u);
  expect((await memory.stats()).index?.pending).toBeGreaterThan(0);

  server = await startChroma(folder, { port });
  await vi.waitFor(async () => {
    expect((await memory.stats()).index?.pending).toBe(0);
    expect((await memory.search("word450", scope)).warnings).toEqual([]);
  }, 40_000);
  const fingerprint = { embedder: `${embedder.id} (512)`, dimensions: 512 };
  const index = chromaIndex({ url })(fingerprint);
  expect(await index.count(scope)).toBe(499);
  for (const word of ["word1", "word250", "word499"]) {
    const [vector] = await embedder.embed([word], { purpose: "query" });
    const hits = await index.query(vector as Float32Array, { scope, kind: "turn", limit: 499 });
    const { results } = await memory.search(word, scope);
    expect(results[0]?.text).toContain(`${word.slice(4)} about ${word}`);
    expect(hits.find(({ id }) => id === results[0]?.id)?.score).toBeCloseTo(0.5, 5);
  }
});
