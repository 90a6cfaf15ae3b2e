import { describe, expect, it } from "vitest";
import { newsOf } from "./news-of.ts";
import type { DatedFact } from "./resolve-time.ts";

const plain: DatedFact = {
  text: "The user sold the boat",
  type: "semantic",
  subject: "user",
  predicate: "has",
  object: "boat",
  modality: "actual",
  action: "assert",
  confidence: 0.9,
  importance: 0.5,
  evidence: { turnId: "turn", quote: "boat" },
  saidAt: 0,
  validFrom: 0,
};

describe("newsOf", () => {
  it.each([
    ["what only adds something", {}, undefined],
    ["what takes the place of something", { change: true }, "turn"],
    ["what mends something", { correction: true }, "turn"],
    ["what ends a belief", { action: "end" }, "turn"],
    ["what is over, whichever belief that is", { over: true }, "turn"],
    ["what is denied", { predicate: "not has" }, "turn"],
    ["what took place", { type: "episodic" }, "event"],
    ["what is to take place", { type: "episodic", modality: "plan" }, undefined],
  ] as const)("%s", (_name, more, expected) => {
    expect(newsOf({ ...plain, ...more })).toBe(expected);
  });
});
