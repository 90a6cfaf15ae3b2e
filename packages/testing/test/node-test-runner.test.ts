import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("runs in node:test as well", async () => {
  const script = fileURLToPath(new URL("./support/run-by-node.ts", import.meta.url));
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ["--test-reporter=tap", script], {
    env,
  });
  expect(stdout).toMatch(/^# fail 0$/mu);
  expect(Number(/^# pass (\d+)$/mu.exec(stdout)?.[1])).toBeGreaterThan(60);
});
