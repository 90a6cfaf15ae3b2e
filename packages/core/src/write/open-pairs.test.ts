import { describe, expect, it } from "vitest";
import type { StoredRecord } from "../model/record.ts";
import { createTextAnalyser } from "../text/text-analyser.ts";
import { decideFact } from "./decide.ts";
import { openPairs } from "./open-pairs.ts";
import type { DatedFact } from "./resolve-time.ts";
import { nothingTold } from "./told.ts";

const analyser = createTextAnalyser();

function belief(text: string, more: Partial<StoredRecord> = {}): StoredRecord {
  return {
    id: text,
    scope: { userId: "maya" },
    type: "semantic",
    text,
    subject: "user",
    predicate: "",
    object: "",
    status: "active",
    confidence: 0.9,
    importance: 0.5,
    origin: "user",
    source: "model",
    validFrom: 0,
    recordedAt: 0,
    updatedAt: 0,
    metadata: {},
    evidence: [],
    supersedes: [],
    version: 1,
    ...more,
  };
}

function fact(text: string, more: Partial<DatedFact> = {}): DatedFact {
  return {
    text,
    type: "semantic",
    subject: "user",
    predicate: "",
    object: "",
    modality: "actual",
    action: "assert",
    about: [],
    confidence: 0.9,
    importance: 0.5,
    evidence: { turnId: "turn", quote: text },
    saidAt: 1,
    validFrom: 1,
    ...more,
  };
}

/** The beliefs that a fact is compared with. */
function comparedWith(said: DatedFact | DatedFact[], beliefs: StoredRecord[], seen = beliefs) {
  const ids = new Set(seen.map(({ id }) => id));
  const pairs = openPairs([said].flat(), beliefs, {
    seen: ids,
    termsOf: (text) => analyser.terms(text),
    decide: (each) => decideFact(each, "user", beliefs, { ...nothingTold, seen: ids }),
  });
  return pairs.map((pair) => pair.belief.text);
}

const harp = belief("The user takes harp lessons in Ghent", { predicate: "learns" });
const boat = belief("The user owns a boat named Petrel", { predicate: "has" });
const sale = belief("The user wants to sell the boat", { predicate: "plans" });
const unseen: StoredRecord[] = [];

describe("openPairs", () => {
  it("compares what is over with beliefs that share a rare word, although its reader has seen them", () => {
    expect(comparedWith(fact("The user gave up the harp", { over: true }), [harp, boat])).toEqual([
      harp.text,
    ]);
  });

  it("compares what is denied likewise", () => {
    const denied = fact("The user has no boat", { predicate: "not owns", object: "vessel" });
    expect(comparedWith(denied, [harp, boat])).toEqual([boat.text]);
  });

  it("takes a reader's word for what only adds something to what it has seen", () => {
    const adds = fact("The user restrings the harp", { predicate: "can" });
    expect(comparedWith(adds, [harp, boat])).toEqual([]);
  });

  it("compares what took place with plans, and with what its reader has not seen", () => {
    const sold = fact("The boat sold in nine days", { type: "episodic", predicate: "sold" });
    expect(comparedWith(sold, [harp, boat, sale])).toEqual([sale.text]);
    expect(comparedWith(sold, [harp, boat, sale], unseen).sort()).toEqual(
      [boat.text, sale.text].sort(),
    );
  });

  it("goes on from what a fact ends by itself to what else it may end", () => {
    const club = belief("The user sails in the club Tern", { predicate: "member of" });
    const fee = belief("The user pays the club Tern a fee", { predicate: "pays" });
    const left = fact("The user left the club Tern", {
      action: "end",
      about: undefined,
      target: { recordIds: [club.id] },
    });
    expect(comparedWith(left, [club, fee])).toEqual([fee.text]);
  });

  it("does not ask about what another fact ends anyway", () => {
    const gone = fact("The user sold Petrel", {
      action: "end",
      about: undefined,
      target: { recordIds: [boat.id] },
    });
    const other = fact("The user has a kayak (previously a boat)", { change: true });
    expect(comparedWith([other, gone], [boat])).toEqual([]);
  });

  it("compares a change whose reader names no belief with all that has its predicate", () => {
    const kate = belief("The user writes in Kate", { predicate: "uses", object: "Kate" });
    const change = { change: true, predicate: "uses", object: "Zed" };
    expect(comparedWith(fact("The user writes code in Zed", change), [kate, boat])).toEqual([
      kate.text,
    ]);
    const told = fact("The user codes in Zed", { ...change, about: [boat.id] });
    expect(comparedWith(told, [kate, boat])).toEqual([]);
  });

  it("never compares people with each other, nor by the word that names what both are about", () => {
    const owen = belief("Owen plays the harp", { subject: "Owen" });
    expect(comparedWith(fact("The user gave up the harp", { over: true }), [owen])).toEqual([]);
    const choir = { subject: "user's choir" };
    const many = belief("The choir meets on Mondays", choir);
    const over = fact("The choir has no conductor any more", { ...choir, over: true });
    expect(comparedWith(over, [many])).toEqual([]);
  });

  it("asks nothing because of what is unconfirmed, or to be forgotten", () => {
    const news = { over: true, confidence: 0.2 };
    expect(comparedWith(fact("The user gave up the harp", news), [harp])).toEqual([]);
    const forgets = fact("", { action: "retract", target: { recordIds: [boat.id] } });
    expect(comparedWith(forgets, [harp, boat])).toEqual([]);
  });

  it("holds for a language without a list of function words", () => {
    const others = ["mag Käse", "hält zwei Hunde", "wohnt in Jena", "ist Ärztin", "fährt Rad"];
    const beliefs = others.map((text) => belief(`Die Userin ${text}`));
    const violin = belief("Die Userin nimmt Stunden für Geige");
    const over = fact("Die Userin hat die Geige aufgegeben", { over: true });
    expect(comparedWith(over, [...beliefs, violin])).toEqual([violin.text]);
  });

  it("asks about the five beliefs of a fact that have most in common with it, and of twenty at most", () => {
    const beliefs = Array.from({ length: 8 }, (_, index) =>
      belief(`The user plays tune ${index} on the harp${index === 7 ? " in Ghent" : ""}`, {
        id: `tune ${index}`,
        predicate: "plays",
      }),
    );
    const change = { change: true, predicate: "plays", object: "harp" };
    const one = comparedWith(fact("The user plays the fiddle in Ghent", change), beliefs);
    expect(one).toHaveLength(5);
    expect(one[0]).toContain("in Ghent");
    const facts = Array.from({ length: 9 }, (_, n) => fact(`The user plays fiddle ${n}`, change));
    expect(comparedWith(facts, beliefs)).toHaveLength(20);
  });
});
