import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "holdfast-langgraph-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** A path of its own in a folder that is removed when the tests of the file end. */
export function temporaryFile(): string {
  return join(folder, `${++count}.db`);
}
