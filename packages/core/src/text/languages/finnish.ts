import type { LanguagePack } from "./language-pack.ts";
import { wordSet } from "./word-set.ts";

/** Finnish. */
export const finnish: LanguagePack = {
  code: "fi",
  stopWords: wordSet(
    `minä sinä hän me te he minun sinun hänen meidän teidän heidän minua sinua häntä meitä teitä heitä minulla
    sinulla hänellä meillä teillä heillä minulle sinulle hänelle meille teille heille minut sinut hänet mä sä se
    ne sen niiden sitä niitä siinä siitä siihen sillä tämä nämä tämän tätä tässä tästä tähän tällä tuo nuo tuon
    joku jotain joka jotka jonka jota mikään kukaan`,
    "kuka ketkä kenen mikä mitkä minkä mitä missä mistä mihin milloin koska miksi miten kuinka millainen",
    `olen olet on olemme olette ovat olin olit oli olimme olitte olivat ole olla ollut olisi en et ei emme ette
    eivät voi voin voit voivat pitää täytyy`,
    "ja tai mutta sekä että jos kun kuin vaan vaikka eli niin kanssa ennen jälkeen ilman",
    "myös vain vielä jo nyt sitten tässä täällä siellä hyvin kaikki toinen sama",
  ),
  cues: {},
};
