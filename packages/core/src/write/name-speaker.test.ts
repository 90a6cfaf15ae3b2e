import { describe, expect, it } from "vitest";
import { createMemory } from "../create-memory.ts";
import { isSamePerson } from "./name-speaker.ts";

const scope = { userId: "flat-share" };

async function believed(messages: { name?: string; content: string }[]) {
  const memory = await createMemory({ path: ":memory:" });
  for (const message of messages) await memory.add({ role: "user", ...message }, scope);
  const { items } = await memory.list(scope);
  await memory.close();
  return items.map(({ text }) => text).sort();
}

describe("facts of named speakers", () => {
  it("name who said it, and never replace what another said", async () => {
    expect(
      await believed([
        { name: "Ada", content: "I live in Ghent." },
        { name: "Ben", content: "I live in Oslo." },
      ]),
    ).toEqual(["Ada lives in Ghent", "Ben lives in Oslo"]);
  });

  it("change for the one who says so", async () => {
    expect(
      await believed([
        { name: "Ada", content: "I live in Ghent." },
        { name: "Ben", content: "I live in Ghent." },
        { name: "Ada", content: "I moved to Bruges." },
      ]),
    ).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Ada .*Bruges/u), "Ben lives in Ghent"]),
    );
  });

  it("end for the one who says so", async () => {
    const texts = await believed([
      { name: "Ada", content: "I'm vegetarian." },
      { name: "Ben", content: "I'm vegetarian." },
      { name: "Ben", content: "I'm not vegetarian anymore." },
    ]);
    expect(texts).toContain("Ada is vegetarian");
    expect(texts).not.toContain("Ben is vegetarian");
  });

  it("are of the user where nobody is named", async () => {
    expect(await believed([{ content: "I live in Ghent." }])).toEqual(["The user lives in Ghent"]);
  });
});

describe("isSamePerson", () => {
  it("holds for a person and whoever is told of as theirs", () => {
    expect(isSamePerson("user", "user's daughter Mina")).toBe(true);
    expect(isSamePerson("Ada", "Ada's cat Moth")).toBe(true);
    expect(isSamePerson("Ada", "Ben")).toBe(false);
    expect(isSamePerson("Ada", "Adam")).toBe(false);
  });
});
