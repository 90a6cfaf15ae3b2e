import { describe, expect, it } from "vitest";
import { armHit, recordItem, turnItem } from "../../test/support/candidates.ts";
import type { Arm } from "./arm.ts";
import { fuse } from "./fuse.ts";

const a = turnItem({ id: "a" });
const b = turnItem({ id: "b" });
const c = turnItem({ id: "c" });
const fact = recordItem({ id: "fact" });

function relevances(arms: readonly Arm[]): Record<string, number> {
  return Object.fromEntries(fuse(arms).map(({ item, relevance }) => [item.value.id, relevance]));
}

const lexical = (hits: Arm["hits"], name: Arm["name"] = "lexical-turns"): Arm => ({
  name,
  family: "lexical",
  hits,
});
const dense = (hits: Arm["hits"], name: Arm["name"] = "dense-turns"): Arm => ({
  name,
  family: "dense",
  hits,
});

describe("fuse", () => {
  it("gives the best of a single arm 1, and the rest their share of it", () => {
    expect(relevances([lexical([armHit(a, 8), armHit(b, 2)])])).toEqual({ a: 1, b: 0.25 });
  });

  it("is empty when no arm found anything", () => {
    expect(fuse([])).toEqual([]);
    expect(fuse([lexical([]), dense([])])).toEqual([]);
  });

  it("keeps what one arm alone has found", () => {
    const found = relevances([lexical([armHit(a, 8)]), dense([armHit(b, 0.9), armHit(c, 0.1)])]);
    expect(found.a).toBeCloseTo(0.5, 12);
    expect(found.b).toBeCloseTo(0.5, 12);
    expect(found).toHaveProperty("c", 0);
  });

  it("adds up what two arms say, arm by arm", () => {
    const [candidate] = fuse([
      lexical([armHit(a, 8), armHit(b, 4)]),
      dense([armHit(a, 0.9), armHit(b, 0.5), armHit(c, 0.1)]),
    ]);
    expect(candidate?.item).toBe(a);
    expect(candidate?.relevance).toBeCloseTo(1, 12);
    expect(candidate?.arms).toEqual({ "lexical-turns": 0.5, "dense-turns": 0.5 });
    const sum = Object.values(candidate?.arms ?? {}).reduce((total, share) => total + share, 0);
    expect(candidate?.relevance).toBeCloseTo(sum, 12);
  });

  it("gives an arm whose hits hardly differ no vote", () => {
    const arms = [
      lexical([armHit(a, 8), armHit(b, 4)]),
      dense([armHit(b, 0.70001), armHit(a, 0.7)]),
    ];
    expect(relevances(arms)).toEqual({ a: 1, b: 0.5 });
  });

  it("keeps hits that hardly differ where there is nothing else: the same said twice is equally near", () => {
    expect(relevances([lexical([]), dense([armHit(a, 0.8), armHit(b, 0.8)])])).toEqual({
      a: 0.8,
      b: 0.8,
    });
    expect(relevances([dense([armHit(a, 0), armHit(b, 0)])])).toEqual({ a: 0, b: 0 });
  });

  it("takes a single cosine as it is, never below zero", () => {
    expect(relevances([dense([armHit(a, 0.8)])])).toEqual({ a: 0.8 });
    expect(relevances([dense([armHit(a, -0.8)])])).toEqual({ a: 0 });
  });

  it("compares the cosines of turns and records with each other", () => {
    const found = relevances([
      dense([armHit(a, 0.9), armHit(b, 0.5)]),
      dense([armHit(fact, 0.7)], "dense-memories"),
    ]);
    expect(found.a).toBe(1);
    expect(found.fact).toBeCloseTo(0.5, 12);
    expect(found.b).toBe(0);
  });

  it("lets the arm that covers less of the query count for less", () => {
    const found = relevances([
      lexical([armHit(a, 3, { coverage: 0.9 }), armHit(b, 1, { coverage: 0.2 })]),
      lexical([armHit(fact, 50, { coverage: 0.3 })], "lexical-memories"),
    ]);
    expect(found.a).toBe(1);
    expect(found.fact).toBeCloseTo(0.3 / 0.9, 12);
  });

  it("gives finite shares to hits without any score", () => {
    expect(relevances([lexical([armHit(a, 0, { coverage: 0 })])])).toEqual({ a: 0 });
  });
});
