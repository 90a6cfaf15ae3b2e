import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Ignored folder: fetched tools, the lock, and the record of what is done. */
export const toolchain = path.join(root, ".toolchain");

export const windows = process.platform === "win32";

/** Standard error, so that the output of the command stays clean when it is piped. */
export function say(line) {
  process.stderr.write(`[setup] ${line}\n`);
}

/** Ends with the status of the step that failed and a way out. */
export function fail(line, status) {
  say(line);
  say(
    "By hand: install Node 24, run `npm install -g pnpm@12`, then `pnpm install`, and try again.",
  );
  say("If a download was damaged: delete .toolchain and node_modules, and try again.");
  process.exit(status || 1);
}

/** Starts a program and waits for its end: the exit status, as a shell would report it. */
export function run(file, parameters, options) {
  // On Windows npm and pnpm are .cmd files, which only a shell can start.
  const child = spawn(file, parameters, { shell: windows, ...options });
  const forward = (signal) => child.kill(signal);
  // Ctrl-C in a terminal reaches the child without us: only wait for its end.
  const ignore = () => undefined;
  process.on("SIGINT", ignore).on("SIGTERM", forward).on("SIGHUP", forward);
  return new Promise((resolve) => {
    child.on("error", (error) => {
      say(`${file} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on("exit", (status, signal) => {
      process.off("SIGINT", ignore).off("SIGTERM", forward).off("SIGHUP", forward);
      resolve(status ?? 128 + constants.signals[signal]);
    });
  });
}

/** Blocks for a moment: used while waiting for another process. */
export function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
