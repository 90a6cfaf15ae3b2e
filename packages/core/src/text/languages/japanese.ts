import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/**
 * Japanese. Stop words are runs and pairs of hiragana as the index sees them: particles and verb
 * endings. Words in kanji or katakana are never among them.
 */
export const japanese: LanguagePack = {
  code: "ja",
  stopWords: wordSet(
    "は が を に で と も の へ や か ね よ な し た て る い う だ れ く き ん さ",
    `です ます した して まし でし ませ せん ない いる ある から まで ので のに とか には では とは への での との にも でも
    がら った って って いま いた いて てい こと もの それ これ あれ どれ この その あの どの ここ そこ どこ だっ だろ でし
    ょう しょ たい れる られ せる する さん くだ ださ さい なに なん です すか ます  よう った なっ なり なる`,
  ),
  cues: {
    timePhrase:
      /昨日|一昨日|おととい|きのう|今日|きょう|今朝|今夜|昨夜|明日|あした|明後日|先週|今週|来週|先月|今月|来月|去年|昨年|今年|来年|一昨年|最近|先日|この間|この前|[0-9０-９一二三四五六七八九十数]{1,4}(?:秒|分|時間|日|週間|か月|ヶ月|カ月|ヵ月|年)(?:間)?(?:前|後|ぶり)|[0-9０-９]{4}年|[0-9０-９]{1,2}月|[月火水木金土日]曜|(?:春|夏|秋|冬)に|子供の(?:頃|ころ)/u,
    firstPerson: /私|わたし|僕|ぼく|俺|おれ|自分|うちの|我々|我が/u,
    question:
      /(?:[?？]|(?:です|ます|ました|ません|でした|でしょう|だろう|の|ない)か[。．.]?|かな[。．.]?)[\s」』）)!！]{0,16}$/u,
    whenQuestion:
      /いつ|何時|何日|何月|何年|何曜日|どのくらい前|どれくらい前|何(?:日|週間|か月|ヶ月|年)前/u,
    howMany: /いくつ|いくら|何(?:人|個|回|本|枚|匹|冊|台|度|歳|つ)|どのくらい|どれくらい|どれだけ/u,
    preferenceQuestion: /好き|嫌い|好み|お気に入り|好む|好物/u,
    procedureQuestion: /どうやって|どのように|やり方|方法|手順|どうすれば|どうしたら/u,
    nowQuestion: /今|いま|現在|最近|最新|まだ/u,
    historyQuestion: /以前|昔|かつて|前は|元々|もともと|当初|最初は|過去|変わ(?:った|り)|変更/u,
  },
};
