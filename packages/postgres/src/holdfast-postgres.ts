#!/usr/bin/env node
import { runCommand } from "./command/run-command.ts";

const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());
process.once("SIGTERM", () => interruption.abort());
process.exitCode = await runCommand(process.argv.slice(2), {
  signal: interruption.signal,
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true,
});
