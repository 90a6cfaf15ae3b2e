import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pause, say, toolchain } from "./shell.mjs";

const lock = path.join(toolchain, "lock");

/**
 * Waits until this process is the only one that sets up; returns the release.
 *
 * The lock is a folder holding one file, named after its owner's process id. It appears by a rename,
 * so it is never half made. A dead owner's file is removed by its name, and an empty folder is the
 * only one that can be replaced or removed, so nobody can take away a lock that lives.
 */
export function takeLock() {
  const mine = `${lock}-${process.pid}`;
  mkdirSync(mine, { recursive: true });
  writeFileSync(path.join(mine, String(process.pid)), "");
  for (let announced = false; !moved(mine); pause(100)) {
    const owner = currentOwner();
    if (owner === undefined) {
      removeEmptyLock();
    } else if (owner === String(process.pid) || !isRunning(Number(owner))) {
      rmSync(path.join(lock, owner), { force: true });
    } else if (!announced) {
      say(`Waiting for another setup, process ${owner} (if it is none: delete .toolchain/lock).`);
      announced = true;
    }
  }
  return () => {
    rmSync(path.join(lock, String(process.pid)), { force: true });
    removeEmptyLock();
  };
}

function moved(mine) {
  try {
    renameSync(mine, lock);
    return true;
  } catch {
    return false;
  }
}

function currentOwner() {
  try {
    return readdirSync(lock)[0];
  } catch {
    return undefined;
  }
}

function isRunning(processId) {
  try {
    // Where there is /proc it also tells a dead process that nobody waited for, or a reused number.
    if (existsSync("/proc/self/cmdline")) {
      return readFileSync(`/proc/${processId}/cmdline`, "utf8").includes("toolchain.mjs");
    }
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function removeEmptyLock() {
  try {
    rmdirSync(lock);
  } catch {
    // Gone already, or taken by the next in line.
  }
}
