import { describe, expect, it } from "vitest";
import { termCode } from "../lexical/term-code.ts";
import { createTextAnalyser } from "../text/text-analyser.ts";
import { analyseQuery } from "./analyse.ts";

const analyser = createTextAnalyser();
const analyse = (query: string) => analyseQuery(query, analyser, Date.UTC(2024, 4, 15));

describe("analyseQuery", () => {
  it("gives each term once, with its code", () => {
    const { terms, codes } = analyse("Which dogs did the dog see?");
    expect(terms).toEqual(["dog", "see"]);
    expect(codes).toEqual(terms.map(termCode));
  });

  it("keeps function words when there is nothing else", () => {
    expect(analyse("who am I?").terms.length).toBeGreaterThan(0);
  });

  it("hears what is asked for", () => {
    expect(analyse("When did we meet?")).toMatchObject({
      asksWhen: true,
      asksNow: false,
      asksHistory: false,
    });
    expect(analyse("Where do I currently live?")).toMatchObject({ asksWhen: false, asksNow: true });
    expect(analyse("Where did I use to live before?").asksHistory).toBe(true);
    expect(analyse("What did I say yesterday?").windows).toHaveLength(1);
  });

  it("finds phrases in the quotes of several languages", () => {
    const query = 'who said "Green Tea" or “see you” or «bon vin» or 「緑茶」?';
    expect(analyse(query).phrases).toEqual(["green tea", "see you", "bon vin", "緑茶"]);
  });

  it("takes single letters, unbalanced quotes and apostrophes for no phrase", () => {
    for (const query of ['"a"', '5" disk', `don't "stop`, '"', '""""', "'green tea'"]) {
      expect(analyse(query).phrases, query).toEqual([]);
    }
  });

  it("reads the beginning of a pasted page, and of that no more than 400 terms", () => {
    const page = Array.from({ length: 50_000 }, (_, index) => index.toString(36)).join(" ");
    const { terms, text } = analyse(page);
    expect(text).toHaveLength(4_000);
    expect(terms.length).toBeGreaterThan(100);
    expect(terms.length).toBeLessThanOrEqual(400);
  });

  it("asks for nothing when there are no words", () => {
    expect(analyse("")).toMatchObject({ terms: [], codes: [], windows: [], phrases: [] });
    expect(analyse("?!… \n").terms).toEqual([]);
  });
});
