import { answeredFact, scriptedModel } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { createMemory } from "./create-memory.ts";

const scope = { userId: "maya" };

describe("times in a model's words", () => {
  const at = "2024-02-05";
  it.each([
    ["The flat was got on the 16th", "on the 16th", "The flat was got on 2024-01-16", "stated"],
    [
      "The flat is handed over on the 16th",
      "the 16th",
      "The flat is handed over on 2024-02-16",
      "planned",
    ],
    ["The dog Biscuit turns 3 in May", "in May", "The dog Biscuit turns 3 in May 2024", "stated"],
    ["Der Zug geht am Samstag", "am Samstag", "Der Zug geht am Samstag (2024-02-10)", "planned"],
    [
      "The user comes back sometime soonish",
      "sometime soonish",
      "The user comes back sometime soonish (said on 2024-02-05)",
      "planned",
    ],
  ] as const)("%s", async (text, when, expected, certainty) => {
    const answer = answeredFact(text, { when, certainty, kind: "event", quote: text });
    const llm = scriptedModel([{ value: { facts: [answer] } }]);
    const memory = await createMemory({ path: ":memory:", llm });
    await memory.add(text, { ...scope, timestamp: at });
    expect((await memory.list(scope)).items.map((record) => record.text)).toEqual([expected]);
    await memory.close();
  });
});
