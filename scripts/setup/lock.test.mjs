import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const lockModule = path.join(import.meta.dirname, "lock.mjs");
const withLock = (folder, body) => [
  "--input-type=module",
  "--eval",
  `import fs from "node:fs"; import { takeLock } from ${JSON.stringify(lockModule)};
   const folder = ${JSON.stringify(folder)}; const release = takeLock(folder); ${body}`,
];

describe("takeLock", () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "holdfast-lock-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("lets one process in at a time", async () => {
    const counter = path.join(folder, "counter");
    writeFileSync(counter, "0");
    const body = `
      const count = Number(fs.readFileSync(folder + "/counter"));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      fs.writeFileSync(folder + "/counter", String(count + 1)); release();`;
    const run = () => promisify(execFile)(process.execPath, withLock(folder, body));
    await Promise.all([run(), run(), run(), run()]);
    expect(readFileSync(counter, "utf8")).toBe("4");
    expect(readdirSync(folder)).toEqual(["counter"]);
  });

  it("takes over from a process that was killed", () => {
    const killed = spawnSync(
      process.execPath,
      withLock(folder, "process.kill(process.pid, 'SIGKILL')"),
    );
    expect(killed.signal).toBe("SIGKILL");
    expect(readdirSync(folder)).toEqual(["lock"]);
    const next = spawnSync(process.execPath, withLock(folder, "release();"), { timeout: 10_000 });
    expect(next.status).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes over an empty lock, whose release was cut short", () => {
    mkdirSync(path.join(folder, "lock"));
    const next = spawnSync(process.execPath, withLock(folder, "release();"), { timeout: 10_000 });
    expect(next.status).toBe(0);
  });
});
