import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Indonesian. */
export const indonesian: LanguagePack = {
  code: "id",
  stopWords: wordSet(
    "saya aku kamu anda dia ia kami kita mereka ku mu nya ini itu tersebut seseorang sesuatu siapapun",
    "siapa apa apakah mana kapan dimana kemana mengapa kenapa bagaimana berapa",
    "adalah ialah ada bisa dapat akan sudah telah sedang masih belum harus boleh mau ingin",
    `di ke dari pada dalam untuk dengan oleh tentang sejak sampai hingga antara tanpa dan atau tetapi tapi namun
    karena jika kalau bila agar supaya bahwa seperti sebagai yang para`,
    "tidak tak bukan jangan ya juga saja hanya lagi pun sangat lebih paling sini sana situ semua setiap lain sama",
  ),
  cues: {},
};
