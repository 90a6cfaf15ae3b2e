import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Dutch. */
export const dutch: LanguagePack = {
  code: "nl",
  stopWords: wordSet(
    `de het een der den des ik jij je hij zij ze wij we jullie u mij me jou hem haar ons hen hun zich mijn jouw
    zijn onze uw deze dit die dat dezelfde iemand niemand iets niets men`,
    "wie wat welke welk wanneer waar waarom hoe waarheen waarmee hoeveel",
    `ben bent is was waren geweest heb hebt heeft hebben had hadden word wordt worden werd werden zal zult zullen
    zou zouden kan kun kunt kunnen kon konden moet moeten moest mag mogen mocht wil wilt willen wilde wilden`,
    `van in op aan bij met naar voor uit door over om tot tegen onder tussen na zonder sinds tijdens te en of maar
    want dus omdat als dan toen terwijl hoewel`,
    `niet geen ja nee ook nog wel al maar zo er hier daar heel erg meer veel weer alleen alle alles elke elk ieder
    iedere andere ander t s n`,
  ),
  cues: {},
};
