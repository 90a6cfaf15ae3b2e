import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

it("goes on after it was killed while it waited, and remembers across threads and processes", () => {
  const main = join(import.meta.dirname, "main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  expect(stdout.match(/still waits: +Refund 42 euros for order 1042\?/gu)).toHaveLength(2);
  expect(stdout.match(/agent: +Done: Refunded order 1042, 42 euros\./gu)).toHaveLength(2);
  expect(stdout.match(/left out the boxes with hazelnuts/gu)).toHaveLength(2);
  expect(stdout.match(/To Bristol/gu)).toHaveLength(2);
}, 300_000);
