import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A Chroma server of our own. */
export interface ChromaProcess {
  url: string;
  port: number;
  /** Ends it in order. It does not end by SIGTERM, and goes on at full load. */
  stop(): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
}

/** The command behind which `run` and its options come: `HOLDFAST_CHROMA_COMMAND`, or the one of the installed `chromadb`. */
export function chromaCommand(): string {
  const given = process.env.HOLDFAST_CHROMA_COMMAND;
  if (given) return given;
  const main = createRequire(import.meta.url).resolve("chromadb");
  return `"${process.execPath}" "${path.join(path.dirname(main), "..", "cli.mjs")}"`;
}

/**
 * Starts a server on a folder.
 *
 * @param options `port` of a free one by default
 * @throws Error with what the command printed last, when it ends instead of serving
 */
export async function startChroma(
  folder: string,
  options: { port?: number } = {},
): Promise<ChromaProcess> {
  const port = options.port ?? (await freePort());
  const command = `${chromaCommand()} run --host 127.0.0.1 --port ${port} --path "${folder}"`;
  // exec, so that signals reach the server and not the shell
  const child = spawn(process.platform === "win32" ? command : `exec ${command}`, {
    shell: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const killAtExit = () => void child.kill("SIGKILL");
  process.once("exit", killAtExit);
  child.once("exit", () => process.off("exit", killAtExit));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      output = (output + String(data)).slice(-4_000);
    });
  }
  const url = `http://127.0.0.1:${port}`;
  await answering(url, child, () => output);
  return { url, port, stop: () => end(child, "SIGINT"), kill: () => end(child, "SIGKILL") };
}

async function answering(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(reasonIn(output()));
    try {
      if ((await fetch(`${url}/api/v2/heartbeat`)).ok) return;
    } catch {
      // not yet
    }
    await sleep(50);
  }
  await end(child, "SIGKILL");
  throw new Error("it did not answer within a minute");
}

// Without the picture and the colours that the command greets with.
function reasonIn(output: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours begin
  const lines = output.replace(/\u001b\[[\d;]*m/gu, "").split("\n");
  return (
    lines.findLast((line) => /error|GLIBC|not found/iu.test(line))?.trim() ??
    lines.findLast((line) => line.trim() !== "")?.trim() ??
    "it ended without a word"
  );
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const force = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(force);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
