import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A path in a new folder that is removed when the test ends, after everything opened later is closed. */
export function temporaryFile(name = "memory.db"): string {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-core-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}
