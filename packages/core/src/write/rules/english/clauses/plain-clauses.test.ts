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
  ["I do have two pear trees", "The user has two pear trees"],
  ["I go everywhere by bike", "The user goes everywhere by bike"],
  ["I get paid on the 25th", "The user gets paid on the 25th"],
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
  ["I put 80 euros a month into a pot", "The user puts 80 euros a month into a pot"],
  ["I sit on the school board", "The user sits on the school board"],
  ["I get the early tram home", "The user gets the early tram home"],
  ["I do the books for my aunt's salon", "The user does the books for their aunt's salon"],
  ["I finish at half past four", "The user finishes at half past four"],
  ["I report to the head of sales", "The user reports to the head of sales"],
  ["I get paid on the 28th", "The user gets paid on the 28th"],
  ["I bill by the day", "The user bills by the day"],
  ["I give five percent to a hospice", "The user gives five percent to a hospice"],
  ["I back up to a disk in the attic", "The user backs up to a disk in the attic"],
  ["I live two streets from the harbour", "The user lives two streets from the harbour"],
  ["I season everything with smoked paprika", "The user seasons everything with smoked paprika"],
  [
    "I drop the twins off at eight every morning",
    "The user drops the twins off at eight every morning",
  ],
  ["I nap after lunch", "The user naps after lunch"],
  ["I wake up at half past five", "The user wakes up at half past five"],
  ["I go skating with my niece", "The user goes skating with their niece"],
  ["I vote by post", "The user votes by post"],
  ["I give blood", "The user gives blood"],
  ["I dream in Catalan", "The user dreams in Catalan"],
  ["I never met my grandfather", "The user never met their grandfather"],
  ["I had surgery on my wrist", "The user had surgery on their wrist"],
  ["I applied for a scholarship", "The user applied for a scholarship"],
  ["I lip-read", "The user lip-reads"],
  ["I read a lot of travel writing", "The user reads travel writing"],
  ["I play a bit of banjo", "The user plays banjo"],
  ["I don't have asthma", "The user does not have asthma"],
  ["I've owned a caravan for nine years", "The user has owned a caravan for nine years"],
  ["I had my tonsils out", "The user had their tonsils out"],
  ["I did my apprenticeship in Gouda", "The user did their apprenticeship in Gouda"],
  ["I'm trying to cut down on salt", "The user is trying to cut down on salt"],
  ["I'm away from home two nights a week", "The user is away from home two nights a week"],
  ["I share a cottage with two painters", "The user shares a cottage with two painters"],
  ["I listen to the radio", "The user listens to the radio"],
  ["I go to Ravensmoor High", "The user goes to Ravensmoor High"],
  [
    "we are staying for six nights at the Hotel Brume",
    "The user is staying for six nights at the Hotel Brume",
  ],
  [
    "I'm taking a Maltese course on Tuesday evenings",
    "The user is taking a Maltese course on Tuesday evenings",
  ],
  ["we are rebuilding a 1974 Vespa", "The user is rebuilding a 1974 Vespa"],
];
/** What is said of the speaker's own things. */
const things: [said: string, fact: string][] = [
  ["our router sits behind the bookcase", "The user's router sits behind the bookcase"],
  ["everything here runs on Django", "The user uses Django"],
  ["the trouble is I'm allergic to cat hair", "The user is allergic to cat hair"],
  ["almonds are fine, I eat them every day", "The user eats almonds every day"],
  ["after my surgery, I play the cello every day", "The user plays the cello every day"],
  ["my car's got hand controls", "The user's car has got hand controls"],
  ["my news is that I have two greyhounds", "The user has two greyhounds"],
  ["our monorepo uses Bazel", "The user's monorepo uses Bazel"],
  ["my brother-in-law runs a vineyard", "The user's brother-in-law runs a vineyard"],
  ["the billing service runs on Java 17", "The user's billing service runs on Java 17"],
  ["I row for the club and training is every Monday", "The user's training is every Monday"],
  ["a photo of my motorbike, it's a 1974 Halden", "The user's motorbike is a 1974 Halden"],
  ["the kids go to Oakfield Primary", "The user's kids go to Oakfield Primary"],
  ["my cello is 1,900 euros", "The user's cello is 1,900 euros"],
  [
    "my sister Ines is 12 and goes to Larkhill Primary",
    "The user's sister Ines goes to Larkhill Primary",
  ],
  ["my brother and I share an allotment", "The user shares an allotment with their brother"],
  ["the garden faces south", "The user's garden faces south"],
  ["the nearest pharmacy is six miles away", "The user's nearest pharmacy is six miles away"],
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

  it.each([
    ["I live in Lund, will they mind if it is cold?", "The user lives in Lund"],
    ["I have a cedar hedge, when do I trim that?", "The user has a cedar hedge"],
    [
      "I live with my parents and my room is tiny, mesh or repeater?",
      "The user lives with their parents",
    ],
    [
      "my favourite board game is Wingspan, anything similar?",
      "The user's favourite board game is Wingspan",
    ],
  ])("are read in front of a question: %s", (said, fact) => {
    expect(factsSaid(said)).toContain(fact);
  });

  it.each([
    "I have the wrong version now",
    "I get an error now when I run the build",
    "I use the wrong key and it fails",
    "we have a problem with the login page now",
    "I work by the book",
    "I take two steps now",
    "I get the joke now",
    "I have the answer now",
    "I'm on page 40",
    "I read the docs but I don't get it",
    "I watch the logs now",
    "it's a 1200 line file",
    "my boss says I have a Fairphone now",
  ])("say nothing that lasts: %s", (said) => {
    expect(factsSaid(said)).toEqual([]);
  });

  it("tell what is so beside what is not: only French", () => {
    expect(factsSaid("I don't speak Spanish, only French")).toEqual(
      expect.arrayContaining(["The user speaks French"]),
    );
  });

  it("takes no time over a long run of signs", () => {
    expect(factsSaid(`${"'".repeat(20_000)} I lacquer boats`)).toBeDefined();
  });
});
