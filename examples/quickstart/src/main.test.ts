import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "holdfast-demo-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function demo(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(import.meta.dirname, "main.ts"), ...parameters],
    { encoding: "utf8", env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined } },
  );
  return { status, stdout, stderr };
}

function dataFile(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const conversations = dataFile("conversations.json", [
  {
    sample_id: "made-up",
    conversation: {
      session_1_date_time: "9:05 am on 3 May, 2024",
      session_1: [
        { speaker: "Ada", dia_id: "D1:1", text: "I adopted a tortoise called Speedy." },
        {
          speaker: "Ben",
          dia_id: "D1:2",
          text: "Look!",
          blip_caption: "a red kite",
          query: "zeppelin",
        },
      ],
    },
    qa: [{ question: "What is the tortoise called?", evidence: ["D1:01"], category: 4 }],
  },
]);

describe("the demo", () => {
  const kept = join(folder, "kept.db");
  let own: ReturnType<typeof demo>;
  beforeAll(() => {
    own = demo("--data", conversations, "--ask", "red kite or zeppelin?", "--path", kept);
  });

  it("recalls the answer to every prepared question", () => {
    const { status, stdout } = demo();
    expect(stdout).toContain("the answer to 12 of 12 questions");
    expect(status).toBe(0);
  });

  it("writes plain text of at most 80 columns into a pipe", () => {
    const { stdout } = own;
    expect(stdout).not.toContain("\u001b");
    const long = stdout.split("\n").filter((line) => line.length > 80 && !line.includes(tmpdir()));
    expect(long).toEqual([]);
  });

  it("keeps the file that it was given, and does not write into one that exists", () => {
    expect(own.status).toBe(0);
    expect(existsSync(kept)).toBe(true);
    const again = demo("--path", kept);
    expect(again.status).toBe(2);
    expect(again.stderr).toContain("kept.db exists");
  });

  it("asks the questions of a file in LOCOMO's format, and never records the search string of an image", () => {
    const database = join(folder, "made-up.db");
    const prepared = demo("--data", conversations, "--path", database);
    expect(prepared.stdout).toContain(
      "> Fri 03 May 2024  Ada: I adopted a tortoise called Speedy.",
    );
    expect(prepared.stdout).toContain("the answer to 1 of 1 questions");
    expect(prepared.status).toBe(0);
    expect(own.stdout).toContain("Ben: Look! [image: a red kite]");
    expect(own.stdout.match(/zeppelin/g)).toHaveLength(1);
  });

  it.each([
    ["a file that is not there", ["--data", join(folder, "nowhere.json")], "cannot be read"],
    [
      "a file of another format",
      ["--data", dataFile("other.json", [{ a: 1 }])],
      "format of LOCOMO",
    ],
    ["an option that it does not know", ["--bogus"], "npm run demo -- --data FILE"],
    ["a folder that is not there", ["--path", join(folder, "no", "x.db")], "Create the folder"],
  ])("explains %s in a sentence", (_, parameters, message) => {
    const { status, stderr } = demo(...parameters);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(2);
  });
});
