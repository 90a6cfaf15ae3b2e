import { createMemory, type Memory } from "@holdfast/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anthropicMemoryTool } from "../src/index.ts";

const scope = { userId: "maya" };
let memory: Memory;
let run: (command: string, input?: object) => Promise<string>;
beforeEach(async () => {
  memory = await createMemory({ path: ":memory:" });
  const execute = anthropicMemoryTool(memory, scope);
  run = (command, input = {}) => execute({ command, ...input });
});
afterEach(() => memory.close());

const path = "/memories/travel/plans.md";
const text = "Porto in May\nwindow seat\nwindow open\n  vegetarian";
const create = () => run("create", { path, file_text: text });

describe("anthropicMemoryTool", () => {
  it("keeps a file and shows it with line numbers, whole or in part", async () => {
    expect(await create()).toBe(`Created ${path}.`);
    const lines =
      "     1\tPorto in May\n     2\twindow seat\n     3\twindow open\n     4\t  vegetarian";
    expect(await run("view", { path })).toBe(`${path} with line numbers:\n${lines}`);
    expect(await run("view", { path, view_range: [2, 3] })).toContain(
      ":\n     2\twindow seat\n     3\t",
    );
    expect(await run("view", { path, view_range: [4, -1] })).toContain(":\n     4\t");
  });

  it("shows folders with sizes", async () => {
    expect(await run("view", { path: "/memories" })).toBe(
      "Files and folders in /memories:\n0B\t/memories",
    );
    await create();
    await run("create", { path: "/memories/a.md", file_text: "Hello." });
    const bytes = Buffer.byteLength(text);
    expect((await run("view", { path: "/memories/" })).split("\n").slice(1)).toEqual([
      `${bytes + 6}B\t/memories`,
      "6B\t/memories/a.md",
      `${bytes}B\t/memories/travel`,
      `${bytes}B\t${path}`,
    ]);
  });

  it("replaces a text that occurs once, and says where it occurs otherwise", async () => {
    await create();
    expect(await run("str_replace", { path, old_str: "May", new_str: "June" })).toContain(
      "in June",
    );
    expect(await run("str_replace", { path, old_str: "window", new_str: "x" })).toMatch(
      /occurs 2 times.*in lines 2, 3\. Nothing was changed/,
    );
    expect(await run("str_replace", { path, old_str: "bus", new_str: "x" })).toMatch(
      /does not occur/,
    );
    expect(await run("str_replace", { path, old_str: "", new_str: "x" })).toMatch(/does not occur/);
  });

  it("inserts lines", async () => {
    await create();
    await run("insert", { path, insert_line: 0, insert_text: "Plans:\n" });
    await run("insert", { path, insert_line: 5, insert_text: "no nuts" });
    const { text: kept } = (await memory.list(scope)).items[0] ?? {};
    expect(kept).toBe(`Plans:\n${text}\nno nuts`);
    expect(await run("insert", { path, insert_line: 9, insert_text: "x" })).toMatch(/0 to 6/);
  });

  it("renames and deletes files and folders", async () => {
    await create();
    await run("create", { path: "/memories/b.md", file_text: "B." });
    expect(
      await run("rename", { old_path: "/memories/travel", new_path: "/memories/b.md" }),
    ).toMatch(/exists already/);
    expect(
      await run("rename", { old_path: "/memories/travel", new_path: "/memories/travel/x" }),
    ).toMatch(/cannot be moved/);
    await run("rename", { old_path: "/memories/travel", new_path: "/memories/trips" });
    expect(await run("view", { path: "/memories/trips/plans.md" })).toContain("Porto");
    expect(await run("view", { path })).toBe(`Error: ${path} does not exist.`);
    await run("delete", { path: "/memories/trips" });
    expect(await run("view", { path: "/memories" })).not.toContain("trips");
    expect(await run("delete", { path: "/memories/trips" })).toMatch(/does not exist/);
  });

  it("overwrites nothing, keeps nothing empty and puts no file into a file", async () => {
    await create();
    expect(await create()).toMatch(/exists already/);
    expect(await run("create", { path: "/memories/travel", file_text: "x" })).toMatch(
      /exists already/,
    );
    expect(await run("create", { path: `${path}/x.md`, file_text: "x" })).toMatch(/lies in a file/);
    expect(await run("create", { path: "/memories/e.md", file_text: " " })).toMatch(/empty/);
    expect(await run("str_replace", { path, old_str: text, new_str: "" })).toMatch(
      /would be empty/,
    );
  });

  it.each([
    "/etc/passwd",
    "/memories/../etc/passwd",
    "/memories/./x",
    "/memories//x",
    "/memoriesx",
    "/memories/%2e%2e/x",
    "/memories/..\\x",
    "/memories/a\u0000b",
    "memories/x",
    7,
    undefined,
  ])("refuses the path %j", async (bad) => {
    for (const [command, input] of [
      ["view", { path: bad }],
      ["create", { path: bad, file_text: "x" }],
      ["delete", { path: bad }],
      ["rename", { old_path: bad, new_path: "/memories/x" }],
    ] as const)
      expect(await run(command, input)).toMatch(/^Error: Paths lie below \/memories/);
  });

  it("leaves the root where it is", async () => {
    expect(await run("delete", { path: "/memories" })).toMatch(/stays as it is/);
  });

  it("shows what is remembered otherwise, and lets nobody change that", async () => {
    await memory.add("I live in Bristol.", scope);
    const facts = "/memories/known-facts.md";
    expect(await run("view", { path: "/memories" })).toContain(facts);
    expect(await run("view", { path: facts })).toMatch(/1\t- The user lives in Bristol/);
    expect(await run("delete", { path: facts })).toMatch(/looked at only/);
    expect(await run("create", { path: facts, file_text: "x" })).toMatch(/looked at only/);
  });

  it("keeps files where searches find them, with their history, and apart from others'", async () => {
    await create();
    const [file] = (await memory.search("window seat", scope)).results;
    expect(file).toMatchObject({ kind: "memory", type: "procedural", origin: "assistant" });
    await run("str_replace", { path, old_str: "May", new_str: "June" });
    const { id } = (await memory.list(scope)).items[0] ?? { id: "" };
    expect((await memory.history(id, scope)).map(({ operation }) => operation)).toEqual([
      "ADD",
      "UPDATE",
    ]);
    const ben = anthropicMemoryTool(memory, { userId: "ben" });
    expect(await ben({ command: "view", path })).toMatch(/does not exist/);
  });

  it("tells the model of what it cannot do", async () => {
    expect(await run("chmod", { path })).toBe("Error: chmod is not a command.");
    expect(await run("toString")).toBe("Error: toString is not a command.");
    expect(await anthropicMemoryTool(memory)({ command: "view", path })).toMatch(/nobody said/);
    await memory.close();
    expect(await run("view", { path })).toMatch(/^Error: .*closed/);
  });
});
