import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";

it("recalls across threads and a restart, for the agent, its tool and its sub-agent", () => {
  const { OPENAI_API_KEY: _, ...env } = process.env;
  const main = path.join(import.meta.dirname, "main.ts");
  const options = { encoding: "utf8", env, timeout: 110_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", main], options);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const [monday = "", tuesday = ""] = stdout.split('Thread "tuesday"');
  expect(monday).toContain("The user lives in Bristol");
  expect(tuesday).toMatch(/where I live\?\n {2}Assistant {2}Tomorrow in Bristol/u);
  expect(tuesday).toContain("Assistant  Mushroom risotto, and no cashews.");
  expect(tuesday).toMatch(/live now\?\n {2}Assistant {2}Tomorrow in Porto/u);
  expect(tuesday.split("known now:")[1]).not.toContain("lives in Bristol\n");
}, 120_000);
