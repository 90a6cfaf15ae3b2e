import { arabic } from "./arabic.ts";
import { chinese } from "./chinese.ts";
import { danish } from "./danish.ts";
import { dutch } from "./dutch.ts";
import { english } from "./english.ts";
import { finnish } from "./finnish.ts";
import { french } from "./french.ts";
import { german } from "./german.ts";
import { greek } from "./greek.ts";
import { hindi } from "./hindi.ts";
import { hungarian } from "./hungarian.ts";
import { indonesian } from "./indonesian.ts";
import { italian } from "./italian.ts";
import { japanese } from "./japanese.ts";
import { korean } from "./korean.ts";
import type { LanguagePack } from "./language-pack.ts";
import { norwegian } from "./norwegian.ts";
import { portuguese } from "./portuguese.ts";
import { romanian } from "./romanian.ts";
import { russian } from "./russian.ts";
import { spanish } from "./spanish.ts";
import { swedish } from "./swedish.ts";
import { turkish } from "./turkish.ts";
import { ukrainian } from "./ukrainian.ts";

/**
 * Every language that has a pack, by its ISO 639-1 code. A language without one has no stop words
 * and no cues.
 */
export const languagePacks: ReadonlyMap<string, LanguagePack> = new Map(
  [
    arabic,
    chinese,
    danish,
    dutch,
    english,
    finnish,
    french,
    german,
    greek,
    hindi,
    hungarian,
    indonesian,
    italian,
    japanese,
    korean,
    norwegian,
    portuguese,
    romanian,
    russian,
    spanish,
    swedish,
    turkish,
    ukrainian,
  ].map((pack) => [pack.code, pack]),
);
