import { foldedWordSet } from "./folded-word-set.ts";
import type { LanguagePack } from "./language-pack.ts";

/** Arabic. */
export const arabic: LanguagePack = {
  code: "ar",
  stopWords: foldedWordSet(
    "أنا أنت نحن هو هي هم هن أنتم هذا هذه ذلك تلك هؤلاء الذي التي الذين",
    "من ما ماذا متى أين كيف لماذا كم أي هل",
    "كان كانت كنت كانوا يكون تكون ليس ليست قد لقد سوف",
    "في على إلى عن مع بعد قبل بين عند منذ حتى و أو ثم لكن إن أن لأن إذا لو كما",
    "لا لم لن نعم هنا هناك كل بعض غير فقط أيضا جدا",
  ),
  cues: {},
};
