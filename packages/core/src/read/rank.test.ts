import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analysis, fused, recordItem, turnItem } from "../../test/support/candidates.ts";
import type { RankedCandidate } from "./rank.ts";
import { rank } from "./rank.ts";
import { weights } from "./weights.ts";

const first = (candidates: RankedCandidate[]) => candidates[0] as RankedCandidate;

const signals = fc.record({
  timeFit: fc.constantFrom(0, 0.3, 1),
  tellsWhen: fc.boolean(),
  asks: fc.boolean(),
  firstPerson: fc.boolean(),
  speaker: fc.boolean(),
});
const items = fc.oneof(
  fc.record({ at: fc.nat(10) }).map(({ at }) => turnItem({ at, text: "Green tea, please" })),
  fc
    .record({
      importance: fc.double({ min: 0, max: 1, noNaN: true }),
      validFrom: fc.nat(10),
      status: fc.constantFrom("active" as const, "superseded" as const),
    })
    .map(recordItem),
);

describe("explanations", () => {
  it("add up to the score exactly, whatever speaks for an item", () => {
    const candidate = fc.record({
      item: items,
      relevance: fc.double({ min: 0, max: 1, noNaN: true }),
      said: signals,
    });
    const query = fc.record({
      asksNow: fc.boolean(),
      asksHistory: fc.boolean(),
      phrases: fc.constantFrom<string[]>([], ["green tea"]),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 6 }), query, (candidates, asked) => {
        const ranked = rank(
          candidates.map(({ item, relevance, said }) => fused(item, relevance, said)),
          analysis(asked),
        );
        for (const { score, terms } of ranked) {
          let value = 0;
          for (const { operation, value: step } of terms)
            value = operation === "add" ? value + step : value * step;
          expect(score).toBe(value);
          expect(terms[0]?.name).toBe("relevance");
          const factors = terms.findIndex(({ operation }) => operation === "multiply");
          expect(
            terms
              .slice(factors < 0 ? terms.length : factors)
              .every(({ operation }) => operation === "multiply"),
          ).toBe(true);
        }
      }),
    );
  });

  it("leave out the steps that change nothing", () => {
    const { terms } = first(rank([fused(turnItem(), 0.5)], analysis()));
    expect(terms).toEqual([{ name: "relevance", operation: "add", value: 0.5 }]);
  });
});

describe("signals", () => {
  it.each([
    ["time-fit", { timeFit: 0.5 }, weights.timeFit / 2],
    ["tells-when", { tellsWhen: true }, weights.tellsWhen],
    ["asks", { asks: true }, weights.asks],
    ["first-person", { firstPerson: true }, weights.firstPerson],
  ])("%s is added", (name, said, value) => {
    const { terms, score } = first(rank([fused(turnItem(), 0.5, said)], analysis()));
    expect(terms).toContainEqual({ name, operation: "add", value });
    expect(score).toBeCloseTo(0.5 + value, 12);
  });

  it("multiplies by the speaker who is named", () => {
    const { score } = first(rank([fused(turnItem(), 0.5, { speaker: true })], analysis()));
    expect(score).toBeCloseTo(0.5 * weights.speaker, 12);
  });
});

describe("factors", () => {
  it("lift a phrase in quotes, in any case of letters", () => {
    const ranked = rank(
      [fused(turnItem({ text: "I drink GREEN tea" }), 0.5)],
      analysis({ phrases: ["green tea"] }),
    );
    expect(first(ranked).score).toBeCloseTo(0.5 * weights.phrase, 12);
    const other = rank(
      [fused(turnItem({ text: "tea, green" }), 0.5)],
      analysis({ phrases: ["green tea"] }),
    );
    expect(first(other).score).toBe(0.5);
  });

  it("move a record by its importance, within bounds, and turns not at all", () => {
    const scoreAt = (importance: number) =>
      first(rank([fused(recordItem({ importance }), 1)], analysis())).score;
    expect(scoreAt(0)).toBeCloseTo(1 - weights.importance, 12);
    expect(scoreAt(0.5)).toBe(1);
    expect(scoreAt(1)).toBeCloseTo(1 + weights.importance, 12);
  });

  it("prefer the newest only when the query asks for the present", () => {
    const candidates = [
      fused(turnItem({ id: "old", at: 0 }), 0.5),
      fused(turnItem({ id: "new", at: 10 }), 0.45),
    ];
    expect(first(rank(candidates, analysis())).item.value.id).toBe("old");
    const now = first(rank(candidates, analysis({ asksNow: true })));
    expect(now.item.value.id).toBe("new");
    expect(now.score).toBeCloseTo(0.45 * (1 + weights.recency), 12);
  });

  it("put what was true once behind, unless the query asks for the past", () => {
    const once = recordItem({ status: "superseded" });
    expect(first(rank([fused(once, 1)], analysis())).score).toBeCloseTo(weights.superseded, 12);
    expect(first(rank([fused(once, 1)], analysis({ asksHistory: true }))).score).toBe(1);
  });
});

describe("order", () => {
  it("goes by score, then by time, the later first", () => {
    const candidates = [
      fused(turnItem({ id: "low", at: 9 }), 0.1),
      fused(turnItem({ id: "early", at: 1 }), 0.5),
      fused(turnItem({ id: "late", at: 5 }), 0.5),
    ];
    expect(rank(candidates, analysis()).map(({ item }) => item.value.id)).toEqual([
      "late",
      "early",
      "low",
    ]);
  });

  it("is the same for every order of equal candidates", () => {
    const candidates = ["a", "b", "c"].map((id) => fused(turnItem({ id }), 0.5));
    const orders = [candidates, candidates.toReversed()].map((some) =>
      rank(some, analysis()).map(({ reference }) => reference),
    );
    expect(orders[0]).toEqual(orders[1]);
  });

  it("is empty for no candidates", () => {
    expect(rank([], analysis())).toEqual([]);
  });
});
