import { describe, expect, it } from "vitest";
import type { ExtractedFact } from "../model/fact.ts";
import { groundFact } from "./ground.ts";

const fact: ExtractedFact = {
  text: "The user lives in Porto",
  type: "semantic",
  subject: "user",
  predicate: "lives in",
  object: "Porto",
  modality: "actual",
  action: "assert",
  confidence: 0.9,
  importance: 0.5,
  evidence: { turnId: "a", quote: "live in Porto" },
};
const textOf = (id: string) => (id === "a" ? "I live in Porto, mostly." : undefined);

describe("groundFact", () => {
  it("leaves a fact alone whose quote stands in its turn", () => {
    expect(groundFact(fact, textOf)).toEqual(fact);
  });

  it.each([
    ["words that nobody said", { turnId: "a", quote: "live in Lyon" }],
    ["no words", { turnId: "a", quote: "  " }],
    ["another turn", { turnId: "b", quote: "live in Porto" }],
  ])("makes a fact tentative that quotes %s", (_name, evidence) => {
    expect(groundFact({ ...fact, evidence }, textOf).confidence).toBe(0.3);
  });
});
