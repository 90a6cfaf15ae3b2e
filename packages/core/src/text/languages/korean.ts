import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Korean. Stop words are particles and verb endings, alone or as pairs of syllables. */
export const korean: LanguagePack = {
  code: "ko",
  stopWords: wordSet(
    "은 는 이 가 을 를 에 의 와 과 도 로 만 나 너 저 그",
    "습니 니다 입니 합니 됩니 에서 에게 한테 부터 까지 으로 하고 에요 예요 어요 아요 해요 네요 세요 나요 까요 었어 았어 했어 했습 있습 었습 았습 어떻 떻게 그리 리고 그래 래서 하지 지만",
  ),
  cues: {},
};
