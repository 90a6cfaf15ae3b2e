import { foldedWordSet } from "./folded-word-set.ts";
import type { LanguagePack } from "./language-pack.ts";

/** Italian. */
export const italian: LanguagePack = {
  code: "it",
  stopWords: foldedWordSet(
    `il lo la i gli le l un uno una del dello della dei degli delle dell al allo alla ai agli alle all dal dallo
    dalla dai dagli dalle dall nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull col d`,
    `io tu lui lei noi voi loro egli ella esso essa mi ti si ci vi ne me te sé mio mia miei mie tuo tua tuoi tue
    suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre questo questa questi queste quello
    quella quelli quelle quel quei quegli qualcuno qualcosa nessuno niente alcuni alcune`,
    "chi che cosa quale quali quando dove come perché quanto quanta quanti quante cui qual c cos com dov",
    `sono sei è siamo siete ero eri era eravamo erano fui fu furono essere stato stata stati state sia ho hai ha
    abbiamo avete hanno avevo aveva avevano avere avuto posso può possiamo possono devo deve devono vorrei`,
    "di a da in con su per tra fra e ed o ma se né anche perciò mentre poi dopo senza sotto sopra contro verso",
    `non più molto già ancora sempre solo così qui qua lì là tutto tutta tutti tutte altro altra altri altre stesso
    stessa ogni poco meno no sì`,
  ),
  cues: {},
};
