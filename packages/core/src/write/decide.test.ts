import { describe, expect, it } from "vitest";
import type { StoredRecord } from "../model/record.ts";
import { decideFact } from "./decide.ts";
import type { DatedFact } from "./resolve-time.ts";
import { nothingTold } from "./told.ts";

const january = Date.parse("2026-01-10");
const march = Date.parse("2026-03-10");

function belief(predicate: string, object: string, more: Partial<StoredRecord> = {}): StoredRecord {
  return {
    id: `${predicate} ${object}`,
    scope: { userId: "maya" },
    type: "semantic",
    text: `The user ${predicate} ${object}`,
    subject: "user",
    predicate,
    object,
    status: "active",
    confidence: 0.9,
    importance: 0.5,
    origin: "user",
    source: "rules",
    validFrom: january,
    recordedAt: january,
    updatedAt: january,
    metadata: {},
    evidence: [{ turnId: "turn-0", quote: object }],
    supersedes: [],
    version: 1,
    ...more,
  };
}

function fact(predicate: string, object: string, more: Partial<DatedFact> = {}): DatedFact {
  return {
    text: `The user ${predicate} ${object}`,
    type: "semantic",
    subject: "user",
    predicate,
    object,
    modality: "actual",
    action: "assert",
    confidence: 0.9,
    importance: 0.5,
    evidence: { turnId: "turn-1", quote: object },
    saidAt: march,
    validFrom: march,
    ...more,
  };
}

/** What happens to a belief because of a fact, in one word. */
function outcome(said: DatedFact, ...beliefs: StoredRecord[]): string {
  const decision = decideFact(said, "user", beliefs);
  if (decision.kind !== "add") return decision.kind === "close" ? decision.ending : decision.kind;
  if (decision.before !== undefined) return "history";
  return decision.closes.length === 0 ? "add" : decision.ending;
}

describe("decideFact", () => {
  it.each([
    ["the same again", "lives in", "Porto", "lives in", "Porto", "merge"],
    ["another case and article", "uses", "a MacBook", "uses", "macbook", "merge"],
    ["less exact", "works as", "backend engineer", "works as", "engineer", "merge"],
    ["more exact", "works as", "engineer", "works as", "backend engineer", "superseded"],
    ["a new home", "lives in", "Porto", "lives in", "Lyon", "superseded"],
    ["a new favourite", "favourite band", "Can", "favourite band", "Neu!", "superseded"],
    ["another favourite", "favourite band", "Can", "favourite author", "Le Guin", "add"],
    ["one more liking", "likes", "jazz", "likes", "hiking", "add"],
    ["a liking that turned", "likes", "jazz", "dislikes", "jazz", "superseded"],
    ["another dislike", "likes", "jazz", "dislikes", "techno", "add"],
    ["what is denied", "has", "car", "not has", "car", "superseded"],
    ["what is denied of another thing", "has", "car", "not has", "boat", "add"],
    ["fish for a vegetarian", "diet", "vegetarian", "eats", "fish", "superseded"],
    ["beans for a vegetarian", "diet", "vegetarian", "eats", "beans", "add"],
    ["a partner for a single", "relationship", "single", "partner", "Yuki", "superseded"],
    ["another version", "uses", "Node 18.19", "uses", "Node 20.11", "add"],
    ["another number", "has", "two cats", "has", "three cats", "add"],
    ["another name", "relation", "son Emre", "relation", "son Can", "add"],
  ])("%s", (_name, oldPredicate, oldObject, predicate, object, expected) => {
    expect(outcome(fact(predicate, object), belief(oldPredicate, oldObject))).toBe(expected);
  });

  it("withdraws what a correction mends", () => {
    const said = fact("name", "Siobhan", { correction: true });
    expect(outcome(said, belief("name", "Shevaun"))).toBe("retracted");
  });

  it("keeps the tool at work when another one is used at home", () => {
    const said = fact("uses as editor at home", "Vim");
    expect(outcome(said, belief("uses as editor at work", "Zed"))).toBe("add");
  });

  it("replaces the tool in every place when the user switched", () => {
    const said = fact("uses as editor", "Vim", { change: true });
    expect(outcome(said, belief("uses as editor at work", "Zed"))).toBe("superseded");
  });

  it("files as history what was said before the present state began", () => {
    const said = fact("lives in", "Lyon", { saidAt: january - 1, validFrom: january - 1 });
    expect(outcome(said, belief("lives in", "Porto"))).toBe("history");
  });

  it("takes a move of last week for news, although the old home was told of only yesterday", () => {
    const said = fact("lives in", "Lyon", { validFrom: january - 1 });
    expect(outcome(said, belief("lives in", "Porto"))).toBe("superseded");
  });

  it("does not let a less trusted source overrule the user's words", () => {
    const decision = decideFact(fact("lives in", "Minsk"), "web:https://example.org", [
      belief("lives in", "Porto"),
    ]);
    expect(decision).toMatchObject({ kind: "add", closes: [], confidence: 0.3 });
  });

  it("does not let a fact without a quote overrule one with", () => {
    const decision = decideFact(fact("lives in", "Minsk", { confidence: 0.2 }), "user", [
      belief("lives in", "Porto"),
    ]);
    expect(decision).toMatchObject({ kind: "add", closes: [] });
  });

  it("ends only what is named", () => {
    const target = { predicates: ["works at"], names: "Brightloaf" };
    const said = fact("not works at", "Brightloaf", { action: "end", target });
    expect(outcome(said, belief("works at", "Brightloaf"))).toBe("superseded");
    expect(outcome(said, belief("works at", "Nordvik"))).toBe("add");
  });

  it("takes nothing back when nothing is named", () => {
    const said = fact("forget", "", { text: "", action: "retract", target: {} });
    expect(outcome(said, belief("lives in", "Porto"))).toBe("nothing");
  });

  it("does not take two sentences of a model for one because both have no object", () => {
    const said = fact("plays", "", { text: "The user plays in a brass band", about: [] });
    const known = belief("plays", "", { text: "The user plays chess online" });
    expect(outcome(said, known)).toBe("add");
  });

  it("ends what a judge says is over besides what an ending names", () => {
    const [club, fee] = [belief("member of", "Tern"), belief("pays", "a fee to Tern")];
    const said = fact("left", "Tern", { action: "end", target: { recordIds: [club.id] } });
    const told = { ...nothingTold, verdicts: new Map([[fee.id, "replaces" as const]]) };
    const decision = decideFact(said, "user", [club, fee], told);
    expect(decision).toMatchObject({ kind: "add", closes: [club, fee], ending: "superseded" });
    const foreign = decideFact(said, "web:https://example.org", [club, fee], told);
    expect(foreign).toMatchObject({ kind: "add", closes: [] });
  });

  it("keeps as history what was true until now, also beside what never was", () => {
    const [flat, lake] = [belief("rents", "a flat"), belief("rents", "by the lake")];
    const both = [flat.id, lake.id].map((id, index) => [id, index ? "corrects" : "replaces"]);
    const verdicts = new Map(both as [string, "corrects" | "replaces"][]);
    const told = { ...nothingTold, verdicts };
    const decision = decideFact(fact("owns", "a house"), "user", [flat, lake], told);
    expect(decision).toMatchObject({ closes: [flat, lake], ending: "superseded" });
  });
});
