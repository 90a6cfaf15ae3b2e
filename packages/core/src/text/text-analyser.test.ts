import { describe, expect, it } from "vitest";
import { createTextAnalyser } from "./text-analyser.ts";

const english = createTextAnalyser();

describe("createTextAnalyser", () => {
  it("names its version and language", () => {
    expect(english.id).toMatch(/^\d+:en$/);
    expect(createTextAnalyser({ language: "pt-BR" }).id).toMatch(/^\d+:pt$/);
  });

  it("rejects what is no language tag", () => {
    expect(() => createTextAnalyser({ language: "english" })).toThrowError(/not a language tag/);
  });
});

describe("terms", () => {
  it("gives stems of content words in order, with repetition", () => {
    expect(english.terms("I'm running, you ran; don't run in the MEETINGS!")).toEqual([
      "run",
      "ran",
      "run",
      "meet",
    ]);
  });

  it("gives the same terms each time", () => {
    const text = "Ana's new flat: v1.2.3, e-mail, 緑茶が好き, 👍";
    expect(english.terms(text)).toEqual(english.terms(text));
    expect(english.terms(text)).toEqual(createTextAnalyser({ language: "en-US" }).terms(text));
  });

  it("does not stem the whole of an identifier", () => {
    expect(english.terms("settings.json")).toEqual(["set", "json", "settings.json"]);
  });

  it("stems and drops function words by language", () => {
    expect(createTextAnalyser({ language: "de" }).terms("Die Häuser in der Straße")).toEqual([
      "haus",
      "strass",
    ]);
    expect(createTextAnalyser({ language: "fr" }).terms("L'été, à l'école d'Élise")).toEqual([
      "ete",
      "ecol",
      "elis",
    ]);
    expect(createTextAnalyser({ language: "tr" }).terms("KAPILAR")).toEqual(
      createTextAnalyser({ language: "tr" }).terms("kapılar"),
    );
  });

  it("finds the same term for accented and unaccented spellings", () => {
    const spanish = createTextAnalyser({ language: "es" });
    expect(spanish.terms("mañana canción")).toEqual(spanish.terms("manana cancion"));
    expect(english.terms("naïve Zoë")).toEqual(english.terms("naive Zoe"));
  });

  it("keeps content words of Japanese, Chinese and Korean and drops particles", () => {
    expect(english.terms("緑茶が好きです")).toEqual(["緑茶", "緑", "茶", "好", "きで"]);
    expect(english.terms("我们 绿茶")).toEqual(["绿茶", "绿", "茶"]);
    expect(english.terms("한국어 공부")).toEqual([
      "한국",
      "국어",
      "한",
      "국",
      "어",
      "공부",
      "공",
      "부",
    ]);
  });

  it("stops at the limit", () => {
    expect(english.terms("tea coffee milk juice", 2)).toEqual(["tea", "coffe"]);
    expect(english.terms("settings.json", 2)).toEqual(["set", "json"]);
    expect(english.terms("word ".repeat(2_000_000), 10)).toHaveLength(10);
  });

  it("gives the same terms after its cache was emptied", () => {
    const analyser = createTextAnalyser();
    const before = analyser.terms("unforgettable meetings");
    for (let index = 0; index < 45_000; index += 1) analyser.terms(`word${index}`);
    expect(analyser.terms("unforgettable meetings")).toEqual(before);
  });

  it("gives no empty terms", () => {
    expect(english.terms("ـ ـــ ' '' # _ -")).toEqual([]);
  });
});

describe("queryTerms", () => {
  it("equals terms where there is a content word", () => {
    expect(english.queryTerms("Where do I live?")).toEqual(["live"]);
  });

  it("keeps function words of a question that has nothing else", () => {
    expect(english.queryTerms("Who am I?")).toEqual(["who", "am", "i"]);
    expect(english.queryTerms("What is it?", 2)).toEqual(["what", "is"]);
    expect(english.queryTerms("?!")).toEqual([]);
  });
});

describe("words", () => {
  it("gives folded words before stop words and stems", () => {
    expect(english.words("We met in Köln")).toEqual(["we", "met", "in", "koln"]);
  });
});

describe("cues", () => {
  it("tells questions, first person and time phrases", () => {
    expect(english.cues("I moved to Lisbon last week.")).toEqual({
      question: false,
      firstPerson: true,
      timePhrase: true,
    });
    expect(english.cues("Where does Ana live?")).toEqual({
      question: true,
      firstPerson: false,
      timePhrase: false,
    });
  });

  it("uses the rules of the language and of English", () => {
    const german = createTextAnalyser({ language: "de" });
    expect(german.cues("Ich bin gestern umgezogen.")).toEqual({
      question: false,
      firstPerson: true,
      timePhrase: true,
    });
    expect(german.cues("I moved yesterday.")).toEqual({
      question: false,
      firstPerson: true,
      timePhrase: true,
    });
    expect(english.cues("Ich bin gestern umgezogen.").firstPerson).toBe(false);
    expect(createTextAnalyser({ language: "ja" }).cues("昨日、私の家に来ましたか。")).toEqual({
      question: true,
      firstPerson: true,
      timePhrase: true,
    });
  });

  it("looks at the end of a long text for a question", () => {
    expect(english.cues(`${"word ".repeat(100_000)} right?`).question).toBe(true);
  });

  it.each([
    "a ",
    "1 ",
    "in ",
    "this ",
    "2 days ",
    "?",
    "? ",
    "for about ",
    "the last few ",
    "does x ",
  ])("stays linear on %j", (unit) => {
    const start = performance.now();
    english.cues(unit.repeat(1_000_000));
    english.questionCues(unit.repeat(1_000_000));
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe("questionCues", () => {
  const asked = (text: string) =>
    Object.entries(english.questionCues(text))
      .filter(([, holds]) => holds)
      .map(([cue]) => cue);

  it("tells what a question asks for", () => {
    expect(asked("When did I move?")).toEqual(["when"]);
    expect(asked("How many dogs has Ana?")).toEqual(["howMany"]);
    expect(asked("What is my favourite tea?")).toEqual(["preference"]);
    expect(asked("How do I renew my passport?")).toEqual(["procedure"]);
    expect(asked("Where does Ana live now?")).toEqual(["now"]);
    expect(asked("Where did I work previously?")).toEqual(["history"]);
    expect(asked("Who is Ana?")).toEqual([]);
  });
});
