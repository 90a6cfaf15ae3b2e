import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

function chat(...parameters: string[]) {
  const { OPENAI_API_KEY: _, OPENAI_BASE_URL: __, ...env } = process.env;
  return spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "main.ts"), ...parameters],
    { encoding: "utf8", env },
  );
}

describe("the chat", () => {
  it("plays without a key: what was said in one chat is known in the next, and what changed has changed", () => {
    const { status, stdout, stderr } = chat();
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const [, first = "", second = "", third = ""] = stdout.split(/── chat \d ──/);
    expect(first).toContain("used 0 memories");
    expect(second).toContain("│ - The user is allergic to cashews");
    expect(second).toContain("without the cashews in your pantry: you are allergic to them.");
    expect(second).toMatch(/used \d+ memor.*, 2 steps/);
    expect(second).toContain("There is a market in Bristol.");
    expect(third).toContain("There is a market in Porto.");
  });

  it("explains itself", () => {
    expect(chat("--help").stdout).toContain("OPENAI_API_KEY");
  });
});
