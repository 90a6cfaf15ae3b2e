import {
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

/**
 * Waits until this process is the only one that sets up; returns the release.
 *
 * The lock is a folder holding one file, named after its owner's process id. It appears by a rename,
 * so it is never half made. A dead owner's file is removed by its name, and an empty folder is the
 * only one that can be replaced or removed, so nobody can take away a lock that lives.
 *
 * @param folder where the lock lies
 */
export function takeLock(folder = toolchain) {
  const lock = path.join(folder, "lock");
  const own = String(process.pid);
  const mine = `${lock}-${own}`;
  mkdirSync(mine, { recursive: true });
  writeFileSync(path.join(mine, own), commandOf(own));
  for (let announced = false; !moved(mine, lock); pause(100)) {
    const owner = ownerOf(lock);
    if (owner === undefined) {
      removeIfEmpty(lock);
    } else if (owner === own || !isRunning(owner, path.join(lock, owner))) {
      rmSync(path.join(lock, owner), { force: true });
    } else if (!announced) {
      say(`Waiting for another setup, process ${owner} (if it is none: delete .toolchain/lock).`);
      announced = true;
    }
  }
  return () => {
    rmSync(path.join(lock, own), { force: true });
    removeIfEmpty(lock);
  };
}

function moved(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function ownerOf(lock) {
  try {
    return readdirSync(lock)[0];
  } catch {
    return undefined;
  }
}

/** Compares the command, where it can be read: process ids are used again, and the dead may linger. */
function isRunning(processId, ownerFile) {
  try {
    const command = readFileSync(ownerFile, "utf8");
    if (command !== "") return commandOf(processId) === command;
    process.kill(Number(processId), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function commandOf(processId) {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Gone already, or taken by the next in line.
  }
}
