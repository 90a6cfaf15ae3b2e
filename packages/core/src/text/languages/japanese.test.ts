import { describe, expect, it } from "vitest";
import { japanese } from "./japanese.ts";
import type { CuePatterns } from "./language-pack.ts";

const found: [keyof CuePatterns, string][] = [
  ["timePhrase", "昨日、京都へ行った"],
  ["timePhrase", "三年前に"],
  ["timePhrase", "2019年"],
  ["timePhrase", "先週の金曜日"],
  ["timePhrase", "5月に"],
  ["firstPerson", "私は東京に住んでいます"],
  ["firstPerson", "僕の犬"],
  ["question", "どこに住んでいますか。"],
  ["question", "本当？"],
  ["question", "お茶が好きですか"],
  ["whenQuestion", "いつ引っ越しましたか"],
  ["howMany", "猫は何匹いますか"],
  ["preferenceQuestion", "好きなお茶は何ですか"],
  ["procedureQuestion", "どうやって作りますか"],
  ["historyQuestion", "以前はどこに住んでいましたか"],
  ["nowQuestion", "今どこに住んでいますか"],
];
const missed: [keyof CuePatterns, string][] = [
  ["timePhrase", "緑茶が好きです"],
  ["firstPerson", "彼は先生です"],
  ["question", "はい、そうです。"],
  ["question", "なんか変"],
  ["whenQuestion", "どこですか"],
];

describe("japanese cues", () => {
  it.each(found)("%s is found in: %s", (cue, text) => {
    expect(japanese.cues[cue]?.test(text)).toBe(true);
  });

  it.each(missed)("%s is not found in: %s", (cue, text) => {
    expect(japanese.cues[cue]?.test(text)).toBe(false);
  });
});
