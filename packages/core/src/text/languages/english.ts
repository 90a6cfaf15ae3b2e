import type { LanguagePack } from "./language-pack.ts";
import { phrasePattern } from "./phrase-pattern.ts";
import { wordSet } from "./word-set.ts";

const dayPattern = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const monthPattern =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december)";
const shortMonth = "(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)";
const seasonPattern =
  "(?:spring|summer|autumn|fall|winter|christmas|easter|thanksgiving|halloween|new year(?:['’]s)?(?: eve)?)";
const unit =
  "(?:minute|hour|day|night|week|weekend|fortnight|month|quarter|semester|term|season|year|decade)s?";
const count =
  "(?:\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|a few|a couple(?: of)?|several|many|some)";
/** A year, unless its neighbours say that it is a port, a ticket, an amount. */
const yearPattern =
  "(?<![#$€£.,:-]|(?:port|ticket|issue|room|version|error|order|number|code|pin|id) )(?:19[3-9]|20[0-4])\\d(?![.,:]\\d|%| (?:dollars|euros|pounds|yen|steps|calories|people|words|pages|km|miles|metres|meters|mb|mg)\\b)";

/**
 * English. Function words are chosen by hand: the lists of the common libraries lack `when`, `i'm`
 * or `not`, or hold content words.
 */
export const english: LanguagePack = {
  code: "en",
  stopWords: wordSet(
    // Articles, pronouns, possessives, demonstratives.
    `a an the i me my mine myself you your yours yourself yourselves u ur he him his himself she her hers herself
    it its itself we us our ours ourselves they them their theirs themselves this that these those thats theres
    someone somebody something anyone anybody anything everyone everybody everything nobody nothing one ones`,
    // Question and relative words.
    "who whom whose what which when where why how whats whos hows wheres whens",
    // Auxiliaries and modals.
    `am is are was were be been being do does did doing done have has had having can could will would shall should
    might must ought gonna wanna gotta`,
    // What contractions leave, with and without their apostrophe.
    `im ive youre youve youll hes shes theyre theyve theyll weve lets s t ll re ve
    dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt cant couldnt wont wouldnt shant shouldnt mightnt
    mustnt neednt aint oughtnt`,
    // Prepositions and conjunctions.
    `of in on at by for with about against between among into through during to from up down out off over under onto
    upon within without toward towards than as and or but nor so if because while whether though although unless until
    till`,
    // Adverbs and determiners that only connect or grade.
    `not no yes ok okay oh there here then too very just also only even really quite rather such same own other another
    any some all both each every either neither few more most much many less least again ever still already yet
    well e.g i.e etc`,
  ),
  cues: {
    timePhrase: phrasePattern(
      "yesterday|today|tonight|tomorrow|nowadays|lately|recently|ago|earlier today|just now|the other (?:day|night|week)",
      `(?:this|last|next|past|previous|coming|following|same) (?:few |couple(?: of)? |\\d{1,3} |two |three )?(?:${unit}|${dayPattern}|${monthPattern}|${seasonPattern}|morning|afternoon|evening)`,
      `${count} ${unit} (?:earlier|later|back|before|after|from now)`,
      `(?:for|in|within|after|since|over) (?:about |around |almost |nearly |over |the (?:last|past) )?${count} ${unit}`,
      `(?:in|since|until|till|by|during|before|after|around|early|late|mid|(?:start|beginning|middle|end|week) of) ${monthPattern}`,
      `(?:in|during|over) (?:the )?${seasonPattern}`,
      dayPattern,
      "january|february|september|october|november|december",
      `${monthPattern} \\d{1,2}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${monthPattern}`,
      `${shortMonth}\\.? \\d{1,4}(?:st|nd|rd|th)?|\\d{1,2}(?:st|nd|rd|th)? ${shortMonth}|in ${shortMonth}`,
      `${yearPattern}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{2,4}`,
      "\\d{1,2}(?::\\d{2})? ?[ap]\\.?m",
      "when i was|as a (?:child|kid|teenager)",
    ),
    // Case matters: the country "US" is not "us", "I" is not the roman numeral of "i.".
    firstPerson:
      /(?<![\w\u00c0-\u024f])(?:[Ii](?:['’](?:m|ve|d|ll))?(?!\.[a-z])|[Ii](?:m|ve)|[Mm](?:e|y|ine|yself)|[Ww]e|us|[Oo]urs?|[Oo]urselves)(?![\w\u00c0-\u024f])/,
    question:
      /[?？؟](?:[\s"'”’»)\]!\p{Extended_Pictographic}\p{Emoji_Modifier}]|\ufe0f|\u200d){0,16}$/u,
    whenQuestion: phrasePattern(
      "(?<!\\w )when|(?:since|tell me|know|remember|recall|mention|mentioned|say|said|ask) when|when (?:did|does|do|is|was|were|will|would|has|have|had|are|can|should)",
      "(?:what|which) (?:date|day|year|month|week|weekend|time|season|decade|century)",
      "how (?:long|recently|soon)|what['’]?s the date",
    ),
    howMany: phrasePattern(
      "how (?:many|much|often|frequently|few)|(?:the )?number of|what (?:number|percentage|amount)",
    ),
    preferenceQuestion: phrasePattern(
      "favou?rites?|prefer(?:s|red|ence|ences)?|would rather|like (?:best|most|better|more)|tastes? in",
      "(?:do|does|did|would|could|might)(?:n['’]?t)? [^.!?\\n]{1,40} (?:like|enjoy|love|hate|dislike)",
    ),
    procedureQuestion: phrasePattern(
      "how to|how (?:do|can|could|should|would|must) (?:i|you|we|one|they)",
      "(?:what (?:are|is)|what['’]?s) the (?:steps?|procedure|process|best way|right way|instructions?)|steps? (?:to|for)",
    ),
    nowQuestion: phrasePattern(
      "(?:right )?now|current(?:ly)?|nowadays|these days|at the moment|at present|today|still|latest|newest|most recent(?:ly)?",
    ),
    historyQuestion: phrasePattern(
      "used to|before|previous(?:ly)?|former(?:ly)?|original(?:ly)?|initially|at first|in the past|back then|back when",
      "earlier|prior|chang(?:e|ed|es)|no longer|any ?more|history of|once (?:was|were|had|lived|worked)|ex-\\w+",
    ),
  },
};
