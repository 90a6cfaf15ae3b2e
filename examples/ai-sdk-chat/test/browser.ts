import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The program of a browser: `CHROMIUM`, or the first one that is installed. */
export function findBrowser(): string | undefined {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** A page in a headless browser, spoken to over its debugging protocol. */
export interface Browser {
  /** The value of an expression in the page. */
  run(expression: string): Promise<unknown>;
  /** Resolves when an expression becomes true. */
  wait(expression: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens an address. Fails when the browser does not start within 30 seconds. */
export async function openBrowser(program: string, address: string): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), "holdfast-browser-"));
  const child = spawn(program, [
    ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    ...["--remote-debugging-port=0", `--user-data-dir=${profile}`, address],
  ]);
  const exited = once(child, "exit");
  const closeAll = async () => {
    child.kill();
    await exited;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const socket = new WebSocket(await pageOf(await debuggerOf(child), address));
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve, { once: true });
      socket.addEventListener("error", reject, { once: true });
    });
    return { ...commandsOn(socket), close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function commandsOn(socket: WebSocket): Omit<Browser, "close"> {
  let count = 0;
  const run = (expression: string): Promise<unknown> => {
    const id = ++count;
    const params = { expression, returnByValue: true, awaitPromise: true };
    const answer = new Promise<unknown>((resolve, reject) => {
      const listen = ({ data }: MessageEvent) => {
        const message = JSON.parse(String(data));
        if (message.id !== id) return;
        socket.removeEventListener("message", listen);
        const { result, exceptionDetails } = message.result ?? {};
        if (message.error) reject(new Error(message.error.message));
        else if (exceptionDetails) reject(new Error(exceptionDetails.exception?.description));
        else resolve(result?.value);
      };
      socket.addEventListener("message", listen);
    });
    socket.send(JSON.stringify({ id, method: "Runtime.evaluate", params }));
    return answer;
  };
  return {
    run,
    async wait(expression) {
      const deadline = performance.now() + 20_000;
      // While the page is loading, an expression may lose the document it was asked in.
      while (!(await run(`Boolean(${expression})`).catch(() => false)))
        if (performance.now() > deadline) throw new Error(`never true: ${expression}`);
    },
  };
}

// The browser prints where it can be spoken to.
async function debuggerOf(child: ChildProcess): Promise<string> {
  const signal = AbortSignal.timeout(30_000);
  let printed = "";
  while (true) {
    const [chunk] = await once(child.stderr as NonNullable<ChildProcess["stderr"]>, "data", {
      signal,
    });
    printed += String(chunk);
    const found = /DevTools listening on ws:\/\/([^/\s]+)/.exec(printed)?.[1];
    if (found !== undefined) return `http://${found}`;
  }
}

async function pageOf(place: string, address: string): Promise<string> {
  while (true) {
    const targets = (await (await fetch(`${place}/json/list`)).json()) as Record<string, string>[];
    const found = targets.find(({ url }) => url === address)?.webSocketDebuggerUrl;
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
