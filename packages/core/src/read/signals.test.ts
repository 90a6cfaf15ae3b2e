import { describe, expect, it } from "vitest";
import { analysis, signals } from "../../test/support/candidates.ts";
import { documentFlags } from "../lexical/lexical-document.ts";
import { readSignals, weighSignals } from "./signals.ts";
import { weights } from "./weights.ts";

const plain = { minutes: 1_000, flags: 0, speaker: 0 };
const window = { from: 900, to: 1_100, fit: 0.8, reach: 100 };

const timeFit = (minutes: number, windows = [window]) =>
  readSignals({ ...plain, minutes }, analysis({ windows }), 0).timeFit;

describe("readSignals", () => {
  it("says nothing about a plain item", () => {
    expect(readSignals(plain, analysis({ asksWhen: true }), 7)).toEqual(signals());
  });

  it("fits inside of a window, both ends included", () => {
    expect([timeFit(900), timeFit(1_000), timeFit(1_100)]).toEqual([0.8, 0.8, 0.8]);
  });

  it("fits less and less near a window, and not at all beyond its reach", () => {
    const near = [1_101, 1_150, 1_200, 1_201].map((minutes) => timeFit(minutes));
    expect(near[0]).toBeLessThan(0.8);
    expect(near[1]).toBeLessThan(near[0] as number);
    expect(near[2]).toBeGreaterThan(0);
    expect(near[3]).toBe(0);
    expect(timeFit(850)).toBe(timeFit(1_150));
  });

  it("takes the best of several windows", () => {
    expect(
      timeFit(1_000, [{ ...window, fit: 0.2 }, window, { ...window, from: 5_000, to: 6_000 }]),
    ).toBe(0.8);
  });

  it("counts a told time only when the query asks when", () => {
    const item = { ...plain, flags: documentFlags.timePhrase };
    expect(readSignals(item, analysis({ asksWhen: true }), 0).tellsWhen).toBe(true);
    expect(readSignals(item, analysis(), 0).tellsWhen).toBe(false);
  });

  it("knows questions, the first person and the speaker who is named", () => {
    const flags = documentFlags.question | documentFlags.firstPerson;
    const item = { ...plain, flags, speaker: 7 };
    expect(readSignals(item, analysis(), 7)).toMatchObject({
      asks: true,
      firstPerson: true,
      speaker: true,
    });
    expect(readSignals(item, analysis(), 8).speaker).toBe(false);
    expect(readSignals(plain, analysis(), 0).speaker).toBe(false);
  });
});

describe("weighSignals", () => {
  it("adds what speaks for an item and takes off what speaks against it", () => {
    expect(weighSignals(signals())).toEqual({ sum: 0, factor: 1 });
    expect(weighSignals(signals({ timeFit: 0.5 })).sum).toBeCloseTo(weights.timeFit / 2, 12);
    const all = signals({
      timeFit: 1,
      tellsWhen: true,
      asks: true,
      firstPerson: true,
      speaker: true,
    });
    expect(weighSignals(all).sum).toBeCloseTo(
      weights.timeFit + weights.tellsWhen + weights.asks + weights.firstPerson,
      12,
    );
    expect(weighSignals(all).factor).toBe(weights.speaker);
  });
});
