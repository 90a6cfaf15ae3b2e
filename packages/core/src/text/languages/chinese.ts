import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/**
 * Chinese. Stop words are single characters and pairs as the index sees them, none of which is a
 * word of Japanese.
 */
export const chinese: LanguagePack = {
  code: "zh",
  stopWords: wordSet(
    "的 了 是 我 你 她 它 们 吗 呢 吧 啊 呀 嘛 也 就 很 这 那 个",
    `我们 你们 他们 她们 它们 我們 你們 他們 她們 什么 什麼 怎么 怎麼 哪里 哪裡 这个 那个 這個 那個 这些 那些 這些 这里 那里 這裡 没有 沒有 不是 就是 因为 因為 所以 但是 如果 还是 還是 还有
    還有`,
  ),
  cues: {},
};
