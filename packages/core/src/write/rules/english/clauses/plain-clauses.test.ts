import { describe, expect, it } from "vitest";
import { factsSaid } from "../../../../../test/support/facts-said.ts";
import { baseOfThird, readVerb } from "../words/verb-forms.ts";
import { parseClause } from "./parse-clause.ts";

/** Statements with verbs that no topic knows of. */
const statements: [said: string, fact: string][] = [
  ["I lacquer boats", "The user lacquers boats"],
  [
    "I look after the books for a small charity",
    "The user looks after the books for a small charity",
  ],
  ["I write everything in Typst", "The user writes everything in Typst"],
  ["I have physio every Wednesday", "The user has physio every Wednesday"],
  [
    "I walk an hour every evening with my dog",
    "The user walks an hour every evening with their dog",
  ],
  ["I see a physio every two weeks", "The user sees a physio every two weeks"],
  ["I go to bed at ten", "The user goes to bed at ten"],
  ["I put oat milk in my tea", "The user puts oat milk in their tea"],
  ["I get a Tesco delivery now", "The user gets a Tesco delivery"],
  ["I started a sign language class", "The user takes a sign language class"],
  ["I don't drive", "The user does not drive"],
  ["I drink green tea", "The user drinks green tea"],
  ["I work at a travel agency, Condor Azul", "The user works at a travel agency, Condor Azul"],
  ["I can juggle five balls", "The user can juggle five balls"],
  ["I have to wear a brace", "The user has to wear a brace"],
  ["I'm in a knitting circle", "The user is in a knitting circle"],
  ["we are rebuilding a 1974 Vespa", "The user is rebuilding a 1974 Vespa"],
];
/** What is said of the speaker's own things. */
const things: [said: string, fact: string][] = [
  ["our router sits behind the bookcase", "The user's router sits behind the bookcase"],
  ["everything here runs on Django", "The user uses Django"],
  ["the trouble is I'm allergic to cat hair", "The user is allergic to cat hair"],
  ["almonds are fine, I eat them every day", "The user eats almonds every day"],
  ["our monorepo uses Bazel", "The user's monorepo uses Bazel"],
  ["my brother-in-law runs a vineyard", "The user's brother-in-law runs a vineyard"],
  ["the billing service runs on Java 17", "The user's billing service runs on Java 17"],
  ["I row for the club and training is every Monday", "The user's training is every Monday"],
  ["a photo of my motorbike, it's a 1974 Halden", "The user's motorbike is a 1974 Halden"],
  ["the kids go to Oakfield Primary", "The user's kids go to Oakfield Primary"],
  ["our oven only does fan mode", "The user's oven only does fan mode"],
];
const all = [...statements, ...things];

describe("plain clauses without a topic", () => {
  it.each(all)("reads %j", (said, fact) => {
    expect(factsSaid(said)).toContain(fact);
  });

  it.each(all)("and nothing of it as a question: %j", (said) => {
    expect(factsSaid(`what happens if ${said}?`)).toEqual([]);
  });

  it.each(all)("nor as a supposition: %j", (said) => {
    expect(factsSaid(`suppose ${said}, then what`)).toEqual([]);
  });

  it.each(all)("nor in somebody's mouth: %j", (said) => {
    expect(factsSaid(`my boss said "${said}"`)).not.toContainEqual(
      expect.stringMatching(
        /lacquer|books|Typst|physio|juggle|brace|circle|Vespa|router|Bazel|vineyard|oven/u,
      ),
    );
  });

  it.each(all)("nor in jest: %j", (said) => {
    expect(factsSaid(`${said}, just kidding`)).toEqual([]);
  });

  it.each(statements)("nor of somebody else: %j", (said, fact) => {
    const theirs = said.replace(/^(?:I'm|we are)\b/u, "Tom is").replace(/^I\b/u, "Tom");
    expect(factsSaid(theirs)).not.toContain(fact);
  });
});

describe("what is not lasting", () => {
  it.each([
    "I restarted the router",
    "I need help with this",
    "I think it is broken",
    "I tried turning it off",
    "I'm stuck",
    "I'm at the station",
    "I have a question about this",
    "I see an error",
    "my build keeps failing",
    "my head hurts",
    "I hope it works",
    "I live in hope",
  ])("%j is no fact", (said) => {
    expect(factsSaid(said)).toEqual([]);
  });
});

describe("a clause taken apart", () => {
  it("tells who did what, and whether at all", () => {
    expect(parseClause("I do not eat meat any more")).toMatchObject({
      negative: true,
      over: true,
      verb: "eat",
      rest: "meat",
    });
    expect(parseClause("we have never been to Japan")).toMatchObject({
      negative: true,
      form: "copula",
      perfect: true,
    });
    expect(parseClause("I used to play bass")).toMatchObject({ formerly: true, verb: "play" });
    expect(parseClause("I can not swim well")).toMatchObject({ modal: "can", negative: true });
    expect(parseClause("I am usually working nights")).toMatchObject({
      progressive: true,
      often: "usually",
    });
  });

  it("is none without a verb", () => {
    expect(parseClause("I the one")).toBeUndefined();
    expect(parseClause("you work nights")).toBeUndefined();
  });

  it.each([
    ["stopped", "stop", "past"],
    ["moved", "move", "past"],
    ["tries", "try", "third"],
    ["wore", "wear", "past"],
    ["swum", "swim", "participle"],
    ["running", "run", "gerund"],
    ["studied", "study", "past"],
  ])("knows %s", (word, base, form) => {
    if (form === "third") expect(baseOfThird(word)).toBe(base);
    else {
      expect(readVerb(word)?.form).toBe(form);
      expect(readVerb(word)?.bases).toContain(base);
    }
  });

  it("takes no time over a long run of signs", () => {
    expect(factsSaid(`${"'".repeat(20_000)} I lacquer boats`)).toBeDefined();
  });
});
