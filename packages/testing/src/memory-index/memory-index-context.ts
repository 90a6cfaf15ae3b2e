import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createMemory, type Memory, type MemoryOptions } from "@holdfast/core";
import type { TestRunner } from "../test-runner.ts";
import { type IndexSwitchboard, switchboard } from "./index-switchboard.ts";
import { meaningsEmbedder } from "./meanings-embedder.ts";
import {
  defaultMemoryIndexSwitches,
  type MemoryIndexFixture,
  type MemoryIndexSuiteOptions,
  type MemoryIndexSwitches,
} from "./memory-index-suite-options.ts";

/** What the body of a test of a memory on an index works with. */
export interface MemoryIndexTools {
  fixture: MemoryIndexFixture;
  /** The way to the index; undefined when the memory has its own. */
  line: IndexSwitchboard | undefined;
  /** A file of this test. */
  path: string;
  /** Opens a memory on the file and the index. It is closed when the test ends. */
  open(options?: MemoryOptions): Promise<Memory>;
}

/** Where the parts of the suite define their tests. */
export interface MemoryIndexContext {
  describe(name: string, body: () => void): void;
  it(name: string, body: (tools: MemoryIndexTools) => Promise<void>): void;
  switches: MemoryIndexSwitches;
}

/** Joins a test runner and a way to open indexes. */
export function createMemoryIndexContext(
  runner: TestRunner,
  options: MemoryIndexSuiteOptions,
): MemoryIndexContext {
  return {
    describe: (name, body) => void runner.describe(name, body),
    it: (name, body) => void runner.it(name, () => runTest(body, options)),
    switches: { ...defaultMemoryIndexSwitches, ...options.switches },
  };
}

async function runTest(
  body: (tools: MemoryIndexTools) => Promise<void>,
  options: MemoryIndexSuiteOptions,
): Promise<void> {
  const fixture = await options.open();
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-index-"));
  const memories: Memory[] = [];
  const line = fixture.index === undefined ? undefined : switchboard(fixture.index);
  const file = path.join(folder, "memory.db");
  try {
    await body({
      fixture,
      line,
      path: file,
      async open(more) {
        const index = line === undefined ? {} : { index: line.source };
        const memory = await createMemory({
          ...{ path: file, embedder: meaningsEmbedder(), indexTimeoutMs: 30_000, ...index },
          ...more,
        });
        memories.push(memory);
        return memory;
      },
    });
  } finally {
    for (const memory of memories) await memory.close();
    await fixture.close?.();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
