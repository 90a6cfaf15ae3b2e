import { foldedWordSet } from "./folded-word-set.ts";
import type { LanguagePack } from "./language-pack.ts";

/** Portuguese. */
export const portuguese: LanguagePack = {
  code: "pt",
  stopWords: foldedWordSet(
    `o a os as um uma uns umas ao aos à às do da dos das no na nos nas num numa pelo pela pelos pelas dele dela
    deles delas neste nesta nesse nessa deste desta desse dessa`,
    `eu tu você ele ela nós vós vocês eles elas me te se lhe lhes mim ti comigo contigo meu minha meus minhas teu
    tua teus tuas seu sua seus suas nosso nossa nossos nossas este esta estes estas isto esse essa esses essas
    isso aquele aquela aqueles aquelas aquilo alguém ninguém nada algo alguns algumas algum alguma
    nenhum nenhuma`,
    "quem que qual quais quando onde como quanto quanta quantos quantas porque porquê cujo cuja",
    `sou és é somos são era eram éramos fui foi foram ser sido sendo seja estou está estamos estão estava estavam
    esteve estar tenho tem temos têm tinha tinham teve ter há havia haver vou vai vamos vão posso pode podem podia
    poderia devo deve sao estao esta ha`,
    "de em por para com sem sobre sob entre até desde após ante contra e ou mas nem se pois embora enquanto",
    `não já mais muito também só ainda aqui ali lá aí então assim tão todo toda todos todas outro outra outros
    outras mesmo mesma cada pouco menos pra pro`,
  ),
  cues: {},
};
