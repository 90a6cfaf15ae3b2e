import type { Clause } from "../clauses/clauses.ts";
import { caseless } from "../words/gated.ts";
import { value } from "../words/grammar.ts";

const noPlace =
  /^(?:fear|hope|denial|peace|pain|hell|heaven|sin|constant|my head|the (?:past|moment|future|shadows?|clouds?|terminal|browser|matrix)|spreadsheets?|hoodies|jeans|pyjamas|pajamas|excel|slack|vim|emacs|figma|meetings?|a (?:bubble|dream|lie|simulation|fantasy|world|constant)|this|that|it|bed|harmony|interesting times|sales|marketing|a (?:new|different|bigger|smaller) |another|git|docker|typescript|jira|production|tears|two worlds)\b/iu;
const dwelling =
  /\b(?:house ?share|flat ?share|shared house|shared flat|bedsit|dormitory|halls|student house|house|flat|apartment|village|town|city|country|countryside|coast|suburbs?|farm|farmhouse|island|mountains?|hills|cottage|houseboat|boat|narrowboat|studio|cent(?:re|er)|outskirts|seaside|sea|lake|river|beach|forest|woods|van|camper|campervan|motorhome|cabin|bungalow|condo|dorm|hostel|hotel|capital|north|south|east|west|uk|us|usa|netherlands|states|emirates|philippines|caravan|monastery|region|valley|area|place|district|neighbou?rhood|home|attic|basement|building|room|commune|estate|parish|bush|desert|jungle|middle of|tower|block|castle|mill|barn|church|school|lighthouse|yurt|tent|trailer|container|sq(?:uat)?|terrace|street|road|square|park|quarter|harbou?r|province|county|prefecture|canton|alps|highlands|fens|dales)\b/iu;

/** The town, land or dwelling that some words name; undefined when they name none. */
export function placeOf(text: string | undefined, clause: Clause): string | undefined {
  const place = value(text, 80)?.replace(/ (?:and|with) (?:I|we|my|our|it|the kids).*$/u, "");
  if (place === undefined || noPlace.test(place)) return undefined;
  if (/^(?:now|and|but|then|living|working|it|with)\b/iu.test(place)) return undefined;
  if (/\p{Lu}/u.test(place) || (caseless`^(?:an?|the) `.test(place) && dwelling.test(place)))
    return place;
  if (caseless`^(?:an?|the) `.test(place)) return undefined;
  return clause.lowerCase && place.split(" ").length <= 4 ? place : undefined;
}
