import { describe, expect, it } from "vitest";
import { english } from "./english.ts";

const { cues } = english;

describe("timePhrase", () => {
  it.each([
    "I saw her yesterday",
    "We met last week",
    "two days ago",
    "a while ago",
    "next month we move",
    "It was in March",
    "on Friday",
    "back in 2019",
    "this morning",
    "I recently moved",
    "on 5 May",
    "May 5th, 2023",
    "2023-05-07",
    "by late June",
    "the other day",
    "last summer",
    "over the past few years",
    "three weeks later",
    "for two years",
    "in about a month",
    "Thanksgiving was fun, in the fall",
    "at 5 pm",
    "Sept 3",
    "When I was ten",
    "the first week of May",
    "this past weekend",
    "over the last few months",
    "since 1998",
    "in the summer",
    "the following day",
  ])("is found in: %s", (text) => {
    expect(cues.timePhrase?.test(text)).toBe(true);
  });

  it.each([
    "You may ask",
    "We march for peace",
    "the sun is hot",
    "She sat down",
    "I like tea",
    "It runs on port 2019",
    "ticket 2019 is open",
    "it cost $2000",
    "I walked 2000 steps",
    "a second dog",
    "The fall was bad",
    "version 1.2.3",
    "He will come along",
    "Now we know",
    "marching band",
    "the weekly call",
  ])("is not found in: %s", (text) => {
    expect(cues.timePhrase?.test(text)).toBe(false);
  });
});

describe("firstPerson", () => {
  it.each([
    "I live here",
    "i'm tired",
    "It’s my dog",
    "Ask me",
    "we went",
    "Our house",
    "join us!",
    "ive seen it",
    "It's mine",
    "I'd go",
    "so do I.",
  ])("is found in: %s", (text) => {
    expect(cues.firstPerson?.test(text)).toBe(true);
  });

  it.each([
    "She lives in the US",
    "i.e. tea",
    "Mexico",
    "You were late",
    "the bus",
    "Ana's dog",
    "iPhone",
    "wearing",
  ])("is not found in: %s", (text) => {
    expect(cues.firstPerson?.test(text)).toBe(false);
  });
});

describe("question", () => {
  it.each(["Really?", "Really?!", 'He asked "why?"', "ok? 😊", "本当？", "ما هذا؟", "(right?) "])(
    "is found in: %s",
    (text) => {
      expect(cues.question?.test(text)).toBe(true);
    },
  );

  it.each(["No.", "Why? Because.", "?a", ""])("is not found in: %s", (text) => {
    expect(cues.question?.test(text)).toBe(false);
  });
});

describe("whenQuestion", () => {
  it.each([
    "When did I move?",
    "And when is it?",
    "What date was it?",
    "Which year did Ana graduate?",
    "How long ago was that?",
    "What time is the call?",
    "Do you know when she left?",
    "Since when do I work there?",
  ])("is found in: %s", (text) => {
    expect(cues.whenQuestion?.test(text)).toBe(true);
  });

  it.each([
    "What did I eat when I lived in Rome?",
    "Where do I live?",
    "What is my timezone?",
    "whenever",
  ])("is not found in: %s", (text) => {
    expect(cues.whenQuestion?.test(text)).toBe(false);
  });
});

describe("other questions", () => {
  it.each(["How many cats?", "how much is it", "How often do I run?", "the number of books"])(
    "asks for a number: %s",
    (text) => {
      expect(cues.howMany?.test(text)).toBe(true);
    },
  );

  it.each([
    "What's my favorite tea?",
    "Which do I prefer?",
    "Does Ana like jazz?",
    "What music do I enjoy?",
    "What did he love most?",
  ])("asks for a preference: %s", (text) => {
    expect(cues.preferenceQuestion?.test(text)).toBe(true);
  });

  it.each([
    "How do I renew it?",
    "how to bake bread",
    "What are the steps?",
    "What's the best way to Faro?",
  ])("asks for a procedure: %s", (text) => {
    expect(cues.procedureQuestion?.test(text)).toBe(true);
  });

  it("takes a question about the past as no procedure", () => {
    expect(cues.procedureQuestion?.test("How did Ana feel?")).toBe(false);
  });

  it.each([
    "Where did I use to... I used to live?",
    "Where did I work before?",
    "my previous job",
    "formerly called",
    "What was the original plan, originally?",
    "in the past",
    "back then",
    "Has it changed?",
  ])("asks for history: %s", (text) => {
    expect(cues.historyQuestion?.test(text)).toBe(true);
  });

  it.each(["Where do I live now?", "my current job", "these days", "the latest version"])(
    "asks for the present: %s",
    (text) => {
      expect(cues.nowQuestion?.test(text)).toBe(true);
    },
  );

  it("takes a plain question as none of them", () => {
    const text = "Who is Ana's brother?";
    for (const cue of [
      "whenQuestion",
      "howMany",
      "preferenceQuestion",
      "procedureQuestion",
      "nowQuestion",
      "historyQuestion",
    ] as const) {
      expect(cues[cue]?.test(text), cue).toBe(false);
    }
  });
});
