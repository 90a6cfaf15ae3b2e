import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const memory = "/dev/shm";
const enough = 256 * 1024 ** 2; // bytes: a run uses 30 million at most

/**
 * Gives each run of the tests a folder of its own, which goes away with the run, for all that they write. It is in memory
 * where there is enough: some thousand small databases are made, and each write waits for the disk several times.
 */
export function setup() {
  const folder = mkdtempSync(path.join(hasMemory() ? memory : tmpdir(), "holdfast-tests-"));
  process.env.TMPDIR = folder; // what os.tmpdir() answers; on Windows it does not ask
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasMemory() {
  try {
    accessSync(memory, constants.W_OK);
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
}
