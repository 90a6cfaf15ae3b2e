import { describe, expect, it } from "vitest";
import { pastOf, pastOfGerund } from "../words/past-tense.ts";
import { isTimeAlone, simplify } from "./simplify.ts";

describe("saying it plainly", () => {
  it.each([
    ["I ended up selling the boat", "I sold the boat"],
    ["we had to get rid of the piano", "we got rid of the piano"],
    ["I finally managed to quit smoking", "I finally quit smoking"],
    ["I went ahead and cancelled it", "I cancelled it"],
    ["we made the switch to Fedora", "we switched to Fedora"],
    ["I have started drinking wine again", "I drink wine again"],
    ["Last month I moved to Genoa", "I moved to Genoa Last month"],
    ["In May 2025 we adopted a cat", "we adopted a cat In May 2025"],
  ])("%j", (said, plain) => {
    expect(simplify(said).text).toBe(plain);
  });

  it("hears in a time in front that something is new", () => {
    expect(simplify("as of last week I live in Genoa")).toEqual({
      text: "I live in Genoa",
      now: true,
    });
  });

  it.each([
    "I tried to quit smoking",
    "I want to sell the boat",
    "I live in Genoa",
    "last one I saw",
  ])("leaves %j as it is", (said) => {
    expect(simplify(said)).toEqual({ text: said, now: false });
  });

  it("knows a time that stands alone", () => {
    expect(isTimeAlone("last month")).toBe(true);
    expect(isTimeAlone("two weeks ago")).toBe(true);
    expect(isTimeAlone("last but not least")).toBe(false);
  });

  it.each([
    ["sell", "sold"],
    ["move", "moved"],
    ["drop", "dropped"],
    ["cancel", "canceled"],
    ["carry", "carried"],
  ])("past of %j", (verb, past) => {
    expect([past, past.replace("canceled", "cancelled")]).toContain(pastOf(verb));
  });

  it.each([
    ["selling", "sold"],
    ["moving", "moved"],
    ["dropping", "dropped"],
    ["cancelling", "cancelled"],
    ["studying", "studied"],
  ])("past of %j", (gerund, past) => {
    expect(pastOfGerund(gerund)).toBe(past);
  });
});
