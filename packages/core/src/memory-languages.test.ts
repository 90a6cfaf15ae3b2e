import { describe, expect, it } from "vitest";
import { openTestMemory } from "../test/support/open-test-memory.ts";
import { temporaryFile } from "../test/support/temporary-file.ts";
import { textsOf } from "../test/support/texts-of.ts";

const maya = { userId: "maya" };

/** Which of the texts a query finds, each text being a conversation of its own. */
async function find(query: string, texts: readonly string[], language?: string): Promise<string[]> {
  const memory = await openTestMemory({ language });
  for (const [index, text] of texts.entries())
    await memory.add(text, { ...maya, runId: `${index}` });
  return textsOf((await memory.search(query, maya)).results);
}

describe("languages without spaces", () => {
  /** @see mem0ai/mem0#4884 words of other languages than English were not found */
  it.each([
    ["緑茶", "毎朝緑茶を飲みます。", ["毎朝紅茶を飲みます。", "緑の公園でお茶会をした。"]],
    ["東京", "来週東京へ出張します。", ["来週京都へ出張します。"]],
    ["スマホ", "新しいスマホを買った。", ["新しいカメラを買った。"]],
    ["緑茶は好きですか？", "毎朝緑茶を飲みます。", ["会議は月曜日だ。"]],
    ["绿茶", "我每天早上喝绿茶。", ["我每天早上喝红茶。"]],
    ["咖啡", "她不喜欢咖啡因。", ["她喜欢牛奶。"]],
    ["北京", "北京大学的学生很多。", ["上海的学生很多。"]],
    ["ชาเขียว", "ฉันดื่มชาเขียวทุกเช้า", ["ฉันชอบกาแฟ"]],
    ["กรุงเทพ", "พรุ่งนี้ฉันจะไปกรุงเทพฯ", ["ฉันชอบกาแฟ"]],
    ["녹차", "저는 매일 아침 녹차를 마셔요.", ["저는 매일 아침 커피를 마셔요."]],
    ["한국어", "한국어를 배우고 있어요.", ["수영을 배우고 있어요."]],
  ])("%s is found inside of a longer sentence, and best", async (query, text, others) => {
    expect((await find(query, [...others, text]))[0]).toBe(text);
  });

  it.each([
    ["緑茶", ["毎朝水を飲みます。", "会議は月曜日だ。"]],
    ["咖啡", ["我每天早上喝红茶。"]],
    ["녹차", ["저는 매일 아침 커피를 마셔요."]],
  ])("%s is not found where it is not", async (query, texts) => {
    expect(await find(query, texts)).toEqual([]);
  });

  it("finds words of Latin letters in between", async () => {
    const text = "新しいMacBookをProject Apolloで使う。";
    expect(await find("macbook apollo", [text, "会議は月曜日だ。"])).toEqual([text]);
  });

  it("finds a single character", async () => {
    expect(await find("茶", ["茶 が好き", "水 が好き"])).toEqual(["茶 が好き"]);
  });
});

describe("ways to write the same", () => {
  it.each([
    ["composed and decomposed accents", "cafe\u0301", "The caf\u00e9 is closed."],
    ["accents left out", "cafe Munchen", "The café in München is closed."],
    ["letters of full width", "ＡＢＣ１２３", "Ticket ABC123 is open."],
    ["kana of half width", "ｶﾒﾗ", "新しいカメラを買った。"],
    ["ligatures", "ﬁnance", "The finance team met."],
    ["capitals", "STRASSE", "Die Straße ist lang."],
    ["capitals of Greek", "ΟΔΟΣ", "η οδός είναι κλειστή"],
    ["ё and е", "ежик", "Ёжик в тумане"],
    ["vowel signs of Arabic", "مرحبا", "مَرْحَبًا بكم"],
    ["compatibility digits", "①", "Gate 1 is open."],
    ["composed and decomposed Hangul", "녹차".normalize("NFD"), "저는 녹차를 마셔요."],
    ["composed and decomposed kana", "がき".normalize("NFD"), "がきだいしょう"],
  ])("%s", async (_, query, text) => {
    expect(await find(query, [text, "something else entirely"])).toEqual([text]);
  });
});

describe("forms of words", () => {
  it.each([
    ["de", "Haus", "Wir haben drei Häuser besichtigt."],
    ["fr", "acheter maison", "Nous achetons une maison à Lyon."],
    ["es", "casa", "Compramos dos casas."],
    ["ru", "книга", "Я читаю книги."],
    ["tr", "ISPANAK", "ıspanak aldım"],
  ])("are those of the language that was asked for: %s", async (language, query, text) => {
    expect(await find(query, [text, "12345"], language)).toEqual([text]);
  });

  it("are worked out anew when a file is opened for another language", async () => {
    const path = temporaryFile();
    const first = await openTestMemory({ path });
    await first.add("Wir haben drei Häuser besichtigt.", maya);
    await first.add("Das Haus steht in Köln.", { ...maya, type: "semantic" });
    expect((await first.search("Haus", maya)).results).toHaveLength(1);
    await first.close();
    const progress: number[] = [];
    const second = await openTestMemory({
      path,
      language: "de",
      onProgress: ({ done }) => progress.push(done),
    });
    expect((await second.search("Haus", maya)).results).toHaveLength(2);
    expect(progress.at(-1)).toBe(2);
    expect((await second.stats()).analyser).toMatch(/:de$/u);
    await second.close();
    const third = await openTestMemory({ path });
    expect((await third.stats()).analyser).toMatch(/:de$/u);
    expect((await third.search("Haus", maya)).results).toHaveLength(2);
  });
});

describe("questions in other languages", () => {
  it("find the year that they name", async () => {
    const memory = await openTestMemory();
    await memory.add("旅行に行った。", { ...maya, runId: "1", timestamp: "2022-05-01" });
    await memory.add("旅行に行った。", { ...maya, runId: "2", timestamp: "2024-05-01" });
    const { results } = await memory.search("2022年の旅行は？", maya);
    expect(results[0]).toMatchObject({ at: "2022-05-01T00:00:00.000Z" });
  });
});
