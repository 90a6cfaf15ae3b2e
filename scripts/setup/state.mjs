import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { toolchain } from "./shell.mjs";

const file = path.join(toolchain, "state.json");

/**
 * What earlier runs completed: `{ tools?, dependencies? }`, the fetched package specifiers and the
 * fingerprint of the installed dependencies. A step takes its entry away before it starts and writes
 * it back at its end, so that an interrupted step counts as not done.
 */
export function readState() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  }
}

/** Replaces the record in one step; only for the holder of the lock. */
export function changeState(change) {
  writeFileSync(`${file}.new`, JSON.stringify({ ...readState(), ...change }));
  renameSync(`${file}.new`, file);
}
