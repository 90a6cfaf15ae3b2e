import type { LanguagePack } from "./language-pack.ts";
import { phrasePattern } from "./phrase-pattern.ts";
import { wordSet } from "./word-set.ts";

const month =
  "(?:januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)";
const day = "(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)s?";
const unit = "(?:minuten?|stunden?|tage?n?|nacht|nächte|wochen?|wochenenden?|monate?n?|jahre?n?)";
const count =
  "(?:\\d{1,4}|ein(?:em|er|en|e)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|ein paar|einigen|mehreren|vielen)";

/** German. */
export const german: LanguagePack = {
  code: "de",
  stopWords: wordSet(
    `der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
    ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen man
    mein meine meinen meinem meiner meines dein deine deinen deinem deiner deines sein seine seinen seinem seiner seines
    ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unseres euer eure euren eurem eurer eures
    dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem
    welcher welche welches welchen welchem solche solcher solches solchen solchem derselbe dieselbe dasselbe selbst`,
    "wer wen wem wessen was wann wo wohin woher warum wieso weshalb wie womit wofür wovon worüber",
    `bin bist ist sind seid war warst waren wart gewesen habe hab hast hat haben habt hatte hattest hatten hattet
    werde wirst wird werden werdet wurde wurden würde würdest würden kann kannst können könnt konnte konnten könnte könnten
    muss musst müssen müsst musste mussten soll sollst sollen sollte sollten will willst wollen wollte wollten
    darf darfst dürfen durfte durften mag magst mögen möchte möchtest möchten`,
    `in im ins an am ans auf aus bei beim mit nach seit von vom vor zu zum zur über unter um durch für gegen ohne bis
    zwischen während wegen und oder aber denn sondern weil dass daß ob wenn als damit obwohl falls sowie`,
    `nicht nichts nie ja nein doch nur auch noch schon so sehr mehr viel da dort hier dann also mal eben halt etwas
    ganz gar nun wieder alle allen alles aller einige andere anderen anderer anderes hin her d s n`,
  ),
  cues: {
    timePhrase: phrasePattern(
      "gestern|vorgestern|heute|morgen|übermorgen|neulich|kürzlich|letztens|vorhin|damals",
      `(?:letzte|vorige|vergangene|nächste|kommende|diese)[nrsm]? (?:${unit}|${day}|${month}|frühling|frühjahr|sommer|herbst|winter)`,
      `(?:vor|seit|in|nach) (?:etwa |ungefähr |fast |über )?${count} ${unit}`,
      `(?:im|seit|bis|ab|anfang|mitte|ende) (?:${month}|frühling|frühjahr|sommer|herbst|winter)|${month} \\d{4}|\\d{1,2}\\. ?${month}`,
      `${day}|heute (?:morgen|früh|abend|mittag|nachmittag)|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{2,4})?`,
      "(?<![#$€.,:-])(?:19[3-9]|20[0-4])\\d(?![.,:][0-9]|%)",
    ),
    firstPerson: phrasePattern(
      "ich|mich|mir|wir|uns|mein(?:e|en|em|er|es)?|unser(?:e|en|em|er|es)?",
    ),
    whenQuestion: phrasePattern(
      "wann|seit wann|bis wann|(?:in )?welche[nmrs]? (?:datum|tag|jahr|monat|woche)|wie lange|um wie viel uhr",
    ),
    howMany: phrasePattern("wie ?viele?|wie oft|wie häufig|anzahl"),
    preferenceQuestion: phrasePattern(
      "lieblings[a-zà-ÿ]+|am liebsten|lieber|bevorzug(?:e|st|t|en)|mag(?:st)?|mögen",
    ),
    procedureQuestion: phrasePattern(
      "wie (?:kann|muss|soll|sollte|könnte) (?:ich|man|wir)|wie (?:mache|macht) (?:ich|man)|anleitung",
    ),
    nowQuestion: phrasePattern(
      "jetzt|gerade|aktuell(?:e[nrsm]?)?|derzeit|zurzeit|momentan|heutzutage|noch|neueste[nrsm]?",
    ),
    historyQuestion: phrasePattern(
      "früher|vorher|zuvor|ursprünglich|ehemals|damals|anfangs|nicht mehr|geändert",
    ),
  },
};
