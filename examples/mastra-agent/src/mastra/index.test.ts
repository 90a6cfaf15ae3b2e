import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";

it("gives the dev server an agent whose memory is Holdfast's", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-mastra-dev-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  vi.stubEnv("HOLDFAST_EXAMPLE_FOLDER", folder);
  const { mastra } = await import("./index.ts");
  const memory = await mastra.getAgent("assistant").getMemory();
  expect(memory?.constructor.name).toBe("HoldfastMemory");
  expect(await memory?.listThreads({ perPage: 1 })).toMatchObject({ threads: [], total: 0 });
}, 120_000);
