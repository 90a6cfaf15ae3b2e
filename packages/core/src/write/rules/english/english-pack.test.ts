import { describe, expect, it } from "vitest";
import type { StoredTurn } from "../../../model/turn.ts";
import { englishPack } from "./english-pack.ts";

const at = Date.parse("2026-04-22T12:00:00Z"); // a Wednesday

function turn(text: string, index = 0, role: StoredTurn["role"] = "user"): StoredTurn {
  const origin = role === "user" ? "user" : "assistant";
  return {
    id: `turn-${index}`,
    scope: { userId: "maya" },
    role,
    text,
    origin,
    status: "active",
    at: at + index * 60_000,
    recordedAt: at,
    metadata: {},
  };
}

function read(...texts: string[]) {
  return englishPack.read(
    texts.map((text, index) => turn(text, index)),
    [],
  );
}

function believed(text: string): string[] {
  return read(text)
    .facts.filter(({ text: fact, action }) => fact !== "" && action === "assert")
    .map(({ text: fact }) => fact);
}

/** What a sentence says of the user, by topic. */
const sentences: Record<string, [said: string, fact: string][]> = {
  identity: [
    ["my name is Ottilie", "The user's name is Ottilie"],
    ["Hi, I'm Benedikt, nice to meet you", "The user's name is Benedikt"],
    ["people call me Juno", "The user's name is Juno"],
    ["I'm 47 years old", "The user is 47 years old"],
    ["I grew up in Tromsø", "The user grew up in Tromsø"],
    ["I speak Basque, Spanish and French", "The user speaks Basque"],
    ["im learning Welsh", "The user is learning Welsh"],
    ["I'm Estonian", "The user is Estonian"],
  ],
  home: [
    ["I live in Ljubljana", "The user lives in Ljubljana"],
    ["we're based near Cork", "The user lives near Cork"],
    ["i live in riga", "The user lives in riga"],
    ["I recently moved to Tampere", "The user lives in Tampere"],
    ["just relocated to Nantes", "The user lives in Nantes"],
  ],
  work: [
    ["I work at Zephyr Foods", "The user works at Zephyr Foods"],
    ["I work as a locksmith", "The user is a locksmith"],
    ["I'm an optician at Clearview", "The user works at Clearview"],
    ["I'm studying forestry at Freiburg", "The user studies forestry at Freiburg"],
    ["I run a small bookshop", "The user runs a small bookshop"],
    ["I'm retired", "The user is retired"],
  ],
  family: [
    ["my wife Solveig is a pilot", "The user's wife is Solveig"],
    ["our daughter Ines is six", "The user's daughter Ines is six years old"],
    ["I have two sons, Emre and Can", "The user has a son, Emre"],
    ["I'm divorced", "The user is divorced"],
    ["my new manager is Tobias", "The user's manager is Tobias"],
  ],
  pets: [
    ["I have a parrot called Captain", "The user has a parrot called Captain"],
    ["my cat Noodle is fat", "The user has a cat called Noodle"],
    ["we have two rabbits", "The user has two rabbits"],
  ],
  health: [
    ["I'm allergic to latex", "The user is allergic to latex"],
    ["I have a sesame allergy", "The user is allergic to sesame"],
    ["im vegan", "The user is vegan"],
    ["I have asthma", "The user has asthma"],
    ["I'm terrified of spiders", "The user is afraid of spiders"],
  ],
  preferences: [
    ["I love brutalist architecture", "The user loves brutalist architecture"],
    ["I can't stand techno", "The user dislikes techno"],
    ["I'm a huge fan of ceilidhs", "The user likes ceilidhs"],
    ["I prefer trains over planes", "The user prefers trains over planes"],
    ["my favourite dessert is tiramisu", "The user's favourite dessert is tiramisu"],
  ],
  tools: [
    ["I use Helix", "The user uses Helix"],
    ["we use GitLab at work", "The user uses GitLab at work"],
    ["I mostly code in Kotlin", "The user works in Kotlin"],
    ["my shell is nushell", "The user's shell is nushell"],
    ["I'm on NixOS", "The user uses NixOS"],
  ],
  activities: [
    ["I play the viola", "The user plays the viola"],
    ["I drive a Skoda", "The user drives a Skoda"],
    ["I collect fountain pens", "The user collects fountain pens"],
    ["I go swimming every Tuesday", "The user goes swimming every Tuesday"],
    ["I'm building a weather station", "The user is building a weather station"],
  ],
  attributes: [
    ["my parking spot is C-17", "The user's parking spot is C-17"],
    ["I'm a night owl", "The user is a night owl"],
    ["the latest release is v4.1.2", "The latest release is v4.1.2"],
  ],
};
const all = Object.values(sentences).flat();
/** "If my wife Solveig comes" supposes much, but not the wife. */
const presupposed = /Solveig|Noodle/u;
const supposing = /condition|supposition|wish|thought|doubt|question/u;

describe.each(Object.entries(sentences))("rules about %s", (_topic, rows) => {
  it.each(rows)("reads %j", (said, fact) => {
    expect(believed(said)).toContain(fact);
  });

  it.each(rows)("quotes words that stand in the turn: %j", (said) => {
    for (const { evidence } of read(`Hello there! ${said}, thanks.`).facts) {
      expect(`Hello there! ${said}, thanks.`).toContain(evidence.quote);
    }
  });
});

describe("what is not stated is not believed", () => {
  const without = (said: string) => said.replace(/^(?:Hi|just)[,\s]+/u, "");
  const transformations: Record<string, (said: string) => string> = {
    "a condition": (said) => `if ${without(said)} everything would be easier`,
    "a supposition": (said) => `suppose ${without(said)}`,
    "a wish": (said) => `I wish ${without(said)}`,
    "a thought of others": (said) => `everyone thinks ${without(said)}`,
    "a doubt": (said) => `I'm not sure that ${without(said)}`,
    "a question": (said) => `${without(said)}?`,
    "a question about it": (said) => `do you think ${without(said)}?`,
    "a quotation": (said) => `my friend said "${without(said)}" and left`,
    "reported speech": (said) => `my boss always says ${without(said)}`,
    "reported speech behind a comma": (said) => `he goes, ${without(said)}`,
    "a code block": (said) => `look:\n\`\`\`\n${said}\n\`\`\``,
    "a quoted line": (said) => `got this\n> ${said}`,
    "a text to translate": (said) => `Translate into French: ${said}`,
    "a pretence": (said) => `let's pretend ${without(said)}`,
    "a joke": (said) => `${without(said)}, just kidding`,
  };

  describe.each(Object.entries(transformations))("%s", (name, transform) => {
    const stated = all.filter(([said]) => !(supposing.test(name) && presupposed.test(said)));
    it.each(stated)("%j", (said, fact) => {
      expect(believed(transform(said))).not.toContain(fact);
    });
  });

  const flips: [name: string, pattern: RegExp, replacement: string][] = [
    [
      "negated",
      /^I (love|drive|play|collect|use|run|work|live|prefer|speak|have)\b/u,
      "I don't $1",
    ],
    ["negated", /^I'm (?!not)/u, "I'm not "],
    ["said of a friend", /^I (live|work|drive|love|collect|prefer|use|run)\b/u, "my friend $1s"],
    ["said of her", /^I'm /u, "she's "],
    ["said of them", /^I (?=\p{Ll})/u, "they "],
    ["a possibility", /^I (?!'|am\b|recently|can't)(?=\p{Ll})/u, "I might "],
    ["imagined", /^I (?!'|am\b|recently|can't|prefer)(?=\p{Ll})/u, "I would "],
    ["in the past", /^I (?!'|am\b|recently|can't|grew)(?=\p{Ll})/u, "I used to "],
    ["in the future", /^I (?!'|am\b|recently|can't|grew)(?=\p{Ll})/u, "maybe one day I will "],
    ["somebody else's", /^(?:my|our) /u, "his "],
  ];
  describe.each(flips)("%s", (_name, pattern, replacement) => {
    it.each(all.filter(([said]) => pattern.test(said)))("%j", (said, fact) => {
      expect(believed(said.replace(pattern, replacement))).not.toContain(fact);
    });
  });

  it.each([
    "I feel like I live at the office",
    "I basically live in spreadsheets, I'm married to Excel",
    "oh I just LOVE being woken at 4am",
    "I like that idea",
    "I have a question about my car",
    "I work like a dog",
    "I'm dying of laughter",
    "I have three tests failing",
    "my head is killing me",
    "I almost moved to Rome",
    "I have chicken thighs and a lemon",
    "that works for me",
  ])("an idiom or a passing state: %j", (said) => {
    expect(believed(said)).toEqual([]);
  });
});

describe("conversation", () => {
  it("reads nothing out of the assistant's words or of other origins", () => {
    const said = "I live in Oslo and I love herring.";
    const pasted: StoredTurn = { ...turn(said), origin: "web:https://example.org" };
    expect(englishPack.read([turn(said, 0, "assistant"), pasted], []).facts).toEqual([]);
  });

  it("gives a name to the animal that was spoken of before", () => {
    const { facts } = read("we got a puppy yesterday", "her name is Pepper");
    expect(facts.map(({ text }) => text)).toContain("The user's puppy is called Pepper");
  });

  it("keeps to the part that is played until it ends", () => {
    const { facts } = read(
      "let's role-play, you're the doctor",
      "I'm Rufus and I'm allergic to wool",
      "end of role-play. I'm allergic to cats",
    );
    expect(facts.map(({ text }) => text)).toEqual(["The user is allergic to cats"]);
  });

  it("hides a turn that is not to be remembered, and reads nothing out of it", () => {
    const reading = read("off the record: I'm leaving Acme", "I live in Bern");
    expect(reading.offRecord).toEqual(["turn-0"]);
    expect(reading.facts.map(({ text }) => text)).toEqual(["The user lives in Bern"]);
  });

  it("does not take “don't forget” for a wish to forget", () => {
    const { facts, offRecord } = read("don't forget that I'm vegan");
    expect(offRecord).toEqual([]);
    expect(facts.map(({ text }) => text)).toEqual(["The user is vegan"]);
  });

  it("knows relatives from what a question takes for granted", () => {
    expect(believed("what could I give my son Leo for his exams?")).toEqual([
      "The user's son is Leo",
    ]);
  });

  it("keeps what is to be remembered in the speaker's words", () => {
    expect(believed("please remember that the spare key is under the blue pot")).toEqual([
      "The spare key is under the blue pot",
    ]);
  });

  it("takes linear time on hostile input", () => {
    const started = performance.now();
    for (const piece of [
      "I am ",
      "my ",
      "I live in ",
      "'",
      "I like a, ",
      "and I ",
      "password is ",
    ]) {
      read(piece.repeat(4_000));
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
