import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { createMemory } from "../src/index.ts";
import { temporaryFile } from "./support/temporary-file.ts";

const script = fileURLToPath(new URL("./support/capture-writer.ts", import.meta.url));
const exchanges = 40;

function start(path: string, name: string): ChildProcess {
  return fork(script, [path, name, String(exchanges)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
}

describe("several processes that capture into one file", () => {
  it("read each turn once, also when one of them is killed and comes back", async () => {
    const path = temporaryFile();
    const first = start(path, "first");
    const second = start(path, "second");
    const secondEnds = once(second, "exit");
    await once(first, "message");
    await wait(150); // somewhere in the middle of it
    first.kill("SIGKILL");
    await once(first, "exit");
    // what the dead process held comes free with its lease; its successor captures under the same keys again
    const [code] = await once(start(path, "first"), "exit");
    const [secondCode] = await secondEnds;
    expect([code, secondCode]).toEqual([0, 0]);

    const memory = await createMemory({ path, extraction: { background: false } });
    const read: string[] = [];
    let turns = 0;
    for (let user = 0; user < 5; user++) {
      const scope = { userId: `user-${user}` };
      const status = ["active", "superseded", "retracted"] as const;
      const { items } = await memory.list(scope, { status, limit: 1_000 });
      read.push(...items.flatMap(({ evidence }) => evidence.map(({ turnId }) => turnId)));
      turns += (await memory.turns(scope, { limit: 1_000 })).items.length;
    }
    const { extraction } = await memory.stats();
    await memory.close();
    expect(turns).toBe(2 * exchanges);
    expect(new Set(read).size).toBe(read.length);
    expect(read.length + extraction.pending).toBe(2 * exchanges);
  });
});
