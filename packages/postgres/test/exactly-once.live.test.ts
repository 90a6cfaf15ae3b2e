import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { liveUrl } from "./support/live-server.ts";

const script = path.join(import.meta.dirname, "../../../bench/src/queue.ts");
const run = promisify(execFile);

describe("four processes on one database", () => {
  it("read 2,000 turns exactly once, although one of them is killed at random", async () => {
    const args = ["--postgres", liveUrl(), "--processes", "4", "--captures", "1000"];
    const { stdout } = await run(
      process.execPath,
      [
        "--disable-warning=ExperimentalWarning",
        script,
        ...args,
        "--scopes",
        "50",
        "--kill",
        "--json",
      ],
      { timeout: 280_000 },
    );
    expect(JSON.parse(stdout)).toMatchObject({
      exchanges: 1_000,
      turns: 2_000,
      never: 0,
      twice: 0,
    });
  }, 300_000);
});
