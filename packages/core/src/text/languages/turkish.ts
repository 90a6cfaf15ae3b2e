import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Turkish. */
export const turkish: LanguagePack = {
  code: "tr",
  stopWords: wordSet(
    `ben sen o biz siz onlar beni seni onu bizi sizi onları bana sana ona bize size onlara benim senin onun bizim
    sizin onların bende sende onda bu şu bunlar şunlar bunu şunu buna şuna bunun kendi biri birisi bir şey hiçbir
    hiç`,
    "kim ne hangi nerede nereye nereden nasıl niçin neden niye kaç kimin",
    "var yok idi imiş ise değil olan olarak olur oldu olsun mı mi mu mü musun misin mısın müsün",
    "ve veya ya da de ile için gibi kadar göre ama fakat ancak çünkü eğer ki hem daha en çok az",
    "evet hayır burada şurada orada şimdi sonra önce her tüm bütün diğer başka bazı aynı",
  ),
  cues: {},
};
