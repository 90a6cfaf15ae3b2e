import { kindOf } from "../../../kinds-of-things.ts";
import type { Draft, Topic } from "../draft.ts";
import { gaveUpDrafts } from "../endings/gave-up.ts";
import { silent } from "../endings/silent-endings.ts";
import { adverbs, fromStart, reported, thirdPerson, value, withArticle } from "../words/grammar.ts";
import { noObject } from "../words/no-object.ts";
import { toolKind } from "../words/tools.ts";
import { habitDrafts } from "./habit-drafts.ts";

const patterns = {
  doing: fromStart(
    `(?:I|we) (?:am|are|have been) (not |no longer )?${adverbs}(building|developing|writing|working on|making|renovating|restoring|designing|training for|training to be|training to become|studying to be|studying to become|retraining as|saving (?:up )?for|preparing for|studying for|planning|organising|organizing|hosting|recording|reading|rewriting|learning to|expecting|growing|knitting|maintaining|running|teaching|coaching|raising|fostering|running for|launching|starting|producing|researching|doing) (.+)$`,
  ),
  has: fromStart(
    `(?:I|we) (?:(do not|never|no longer) )?${adverbs}(?:have|own|drive|ride)(?: got)? (no |an? |two |three |four |five |\\d+ |my own |our own |some |any )?((?:[\\p{L}\\d.'-]+ ){0,4}?(?:cars?|bikes?|bicycles?|e-bikes?|motorbikes?|motorcycles?|scooters?|vans?|campervans?|motorhomes?|caravans?|trucks?|boats?|sailboats?|kayaks?|canoes?|houses?|flats?|apartments?|cabins?|cottages?|gardens?|allotments?|greenhouses?|balcon(?:y|ies)|pianos?|guitars?|violins?|cellos?|drums?|saxophones?|ukuleles?|keyboards?|cameras?|telescopes?|3d printers?|laptops?|macbooks?|thinkpads?|ipads?|phones?|iphones?|tattoos?|mortgages?|visas?|passports?|driving licen[cs]e|driver's licen[cs]e|licen[cs]e|blogs?|podcasts?|newsletters?|youtube channels?|channels?|compan(?:y|ies)|startups?|start-ups?|business|side projects?|side hustle|shops?|stores?|websites?|home office|home gym|sauna|wood stove|swimming pool|pool|raspberry pis?|nas|server|synth(?:esi[sz]er)?s?|sewing machine|espresso machine|coffee machine|air fryer|bread machine|kiln|loom|record player|vinyl collection|collection of [\\p{L} ]+|stammer|stutter|sweet tooth|green thumb|view of [\\p{L} ]+|golf handicap|season ticket|subscriptions?|memberships?|accounts?|tickets?|kindle|e-?reader|tank|aquarium|terrarium|hot tub|trampoline|treadmill|rowing machine|peloton|drone|projector|console|playstation|ps[45]|xbox|nintendo switch|switch|steam deck|gameboy|printer|router|smartwatch|apple watch|watch|airpods|headphones|turntable|record collection|bass|amp|harp|flute|trumpet|clarinet|accordion|banjo|trombone|oboe|harmonica|organ|wheelchair|pram|tent|surfboard|skis|snowboard|paddle ?board|trailer|tractor|allotment|orchard|beehives?|hives?|greenhouse|shed|workshop|garage|balcony|terrace|vineyard|holiday home|summer house|timeshare|savings account|pension|loan|student loan|credit card|lease|mortgage|etsy shop|etsy store|side job|second job|part-time job|minijob|paper round|stall|vegetable patch|vegetable garden|gym membership|library card|tv|television|dishwasher|oven|microwave|freezer|tesla|toyota|volvo|skoda|vw|volkswagen|honda|ford|fiat|bmw|audi|renault|mazda|subaru|kia|hyundai))\\b(.*)$`,
  ),
  device: fromStart(
    `(?:I|we) ${adverbs}(?:have(?: got)?|own|bought|got|lease|am leasing|rent|drive)(?: myself| ourselves| me)? ((?:an? |my |our |the )(?:new |old |used |second-hand |refurbished |brand new )*[\\p{Lu}\\d\\p{Ll}][^,]{1,40})$`,
  ),
  commute: fromStart(
    `(?:I|we) (?:now )?${adverbs}((?:cycle|bike|walk|drive|run|(?:take|get|catch) (?:the|a|my) (?:[\\p{L}\\d:.-]+ )?(?:bus|tram|train|metro|tube|subway|car|ferry|bike)|go by (?:bus|train|tram|car|bike|metro)|ride (?:the|my) (?:bus|bike|train|tram|scooter)|commute by \\p{L}+) to (?:work|the office|school|uni|campus)|commute by \\p{L}+|commute (?:on|with) the \\p{L}+)\\b(.*)$`,
  ),
  ride: fromStart(
    `(?:I|we) ${adverbs}(take the (?:bus|tram|train|metro|tube|subway|ferry)|go by (?:bus|train|tram|car|bike|metro)|walk|cycle|drive)(?: now| these days| instead)*(?=$|[,.!])(.*)$`,
  ),
  pastime: fromStart(
    `(?:I|we) (?:am |are )?${adverbs}(?:do|doing|practi[sc]e) ([\\p{L} &'-]{3,30}?)(?:$|[,.])`,
  ),
  runs: fromStart(
    `my (?:[\\p{L}-]+ ){0,2}?(runs|rides|swims|workouts|hikes|climbs|walks|lessons|classes|training sessions|piano practice|commute)\\b(?! (?:an?|the|his|her|their|our|my|two)\\b| \\p{Lu})`,
  ),
  unable: fromStart(
    `I (?:can not|never learned to|never learnt to) ${adverbs}((?:swim|drive|cook|ride a bike|cycle|whistle|dance|sing|read music|ski|type|sew|drive a manual)\\b.*)$`,
  ),
  gaveUp: fromStart(
    `(?:I|we) (?:have )?${adverbs}(gave up|given up|quit|cut out|stopped|dropped) (?!on\\b|trying\\b|my\\b|it\\b|the\\b|using\\b|working\\b)(.+)$`,
  ),
  used: fromStart(`(?:I|we) (?:used to|no longer) (.+)$`),
};
const pastimes =
  /^(?:some |a lot of |a bit of )?(?:crossfit|yoga|pilates|keto|paleo|judo|karate|aikido|boxing|kickboxing|muay thai|bjj|jiu-?jitsu|taekwondo|ballet|salsa|zumba|parkour|triathlons?|marathons|pottery|ceramics|calligraphy|archery|fencing|gymnastics|weightlifting|powerlifting|bouldering|improv|stand-?up|embroidery|woodworking|beekeeping|photography|meditation|intermittent fasting|fasting|cosplay|freelance (?:work|design|writing|photography)|freelancing|bullet journaling|journaling|orienteering|capoeira|tai chi|qigong|spinning|aqua aerobics|aerial silks|roller derby|geocaching|(?!(?:no|some|any|every)thing\b|(?:the |some |my )?(?:shopping|cleaning|washing|testing|training|planning|reading|coding|accounting|marketing|billing|building|nothing|debugging|cooking)\b)(?:\p{L}+ )?\p{L}{3,}ing$)/iu;

/** What the user does regularly, makes, owns, and what they have in hand. */
export const activitiesTopic: Topic = ({ text, cues }, discourse) => {
  const drafts: Draft[] = [];
  const unable = value(patterns.unable.exec(text)?.[1]);
  if (unable !== undefined)
    return [{ predicate: "not can", object: unable, text: `The user can not ${reported(unable)}` }];
  const gaveUp = patterns.gaveUp.exec(text);
  if (gaveUp !== null) return gaveUpDrafts(gaveUp[1] as string, gaveUp[2] as string, discourse.at);
  const has = patterns.has.exec(text);
  if (has !== null) {
    const [, not, count = "", noun = "", behind = ""] = has;
    if (
      /^(?:started|been|had|played|sold|bought|lost|finished|quit|stopped|fixed|left|got|always|never|just)\b/iu.test(
        noun,
      )
    )
      return [];
    // "a Honda Civic", "an iPhone 13": the model belongs to the name
    const model =
      /^(?: (?:\p{Lu}[\p{L}\d-]*|\d[\p{L}\d.-]*)){1,3}(?=$|[\s,.!])/u.exec(behind)?.[0] ?? "";
    const [thing, rest] = [noun + model, behind.slice(model.length)];
    const verb = /\b(drive|ride)\b/iu.exec(text.slice(0, 30))?.[1]?.toLowerCase() ?? "have";
    const tail = value(rest) ?? "";
    if (not !== undefined || /^no /iu.test(count)) {
      const ended = /longer/iu.test(not ?? "") || /\b(?:any ?more|any longer)\b/iu.test(rest);
      const article = /^(?:an?|any) /iu.test(count)
        ? /s$/u.test(thing) && /any/iu.test(count)
          ? ""
          : `${withArticle(thing).split(" ")[0]} `
        : "";
      drafts.push({
        predicate: "not has",
        object: thing,
        text: `The user ${ended ? "no longer has" : `does not ${verb}`} ${ended && article === "" ? thing : `${article}${thing}`}`,
        action: "end",
        target: { predicates: ["has", "drives", "rides"], names: thing },
      });
    } else if (
      !/\b(?:question|problem|issue|bug|error)\b/iu.test(`${thing} ${rest.slice(0, 20)}`)
    ) {
      drafts.push({
        predicate: verb === "have" ? "has" : `${verb}s`,
        object: `${count.replace(/^an? $/iu, "")}${thing}${/^(?:to|with|at|about|for|in) \S+(?: \S+){0,3}$/u.test(tail) ? ` ${tail}` : /^(?:an? )?\p{Lu}/u.test(tail) ? `, ${tail}` : ""}`,
        text: `The user ${verb === "have" ? "has" : `${verb}s`} ${reported(`${count}${thing}${tail === "" ? "" : ` ${tail}`}`)}`,
      });
    }
    return drafts;
  }
  const device = patterns.device.exec(text);
  const model = value(device?.[1]);
  if (
    model !== undefined &&
    model.split(" ").length <= 5 &&
    (toolKind(model.replace(/^(?:an?|my|our|the) /iu, "")) !== undefined ||
      kindOf(model) === "phone" ||
      kindOf(model) === "laptop" ||
      kindOf(model) === "car")
  ) {
    const kind = kindOf(model);
    const verb = /^(?:I|we) (?:\p{L}+ )*?(?:drive|lease|leasing)\b/iu.test(text) ? "drives" : "has";
    return [
      ...((cues.now ||
        (/^(?:I|we) (?:\p{L}+ )*?(?:bought|got)\b/iu.test(text) &&
          /^(?:phone|laptop)$/u.test(kind ?? "") &&
          !/ (?:for|second|another)\b/iu.test(text))) &&
      kind !== undefined
        ? silent([
            {
              predicates: ["has", "drives", "owns", "uses", "uses as *", "attribute *"],
              names: kind,
            },
          ])
        : []),
      {
        predicate: verb,
        object: model.replace(/^an? /iu, ""),
        text: `The user ${verb} ${reported(model)}`,
      },
    ];
  }
  const pastime = value(patterns.pastime.exec(text)?.[1]);
  if (pastime !== undefined && pastimes.test(pastime.replace(/ (?:again|now|too)$/u, "")))
    return [
      { predicate: "does", object: pastime, text: `The user does ${pastime}`, modality: "habit" },
    ];
  const commute =
    patterns.commute.exec(text) ?? (cues.now === true ? patterns.ride.exec(text) : null);
  if (commute !== null)
    return [
      {
        predicate: "commute",
        object: commute[1] as string,
        text: `The user ${thirdOf(commute[1] as string)}${reported(value(commute[2]) === undefined ? "" : ` ${value(commute[2])}`)}`,
        modality: "habit",
      },
    ];
  const doing = patterns.doing.exec(text);
  const project = value(doing?.[3]);
  if (
    doing !== null &&
    project !== undefined &&
    doing[1] === undefined &&
    !noObject.test(project) &&
    !/^(?:late|out|low|behind|\d+ minutes|(?:ok|fine|well|good|great)\b)/iu.test(project)
  ) {
    const [, , verb = ""] = doing;
    if (
      !/^(?:reading|doing|running|making|planning|starting|writing|researching|growing)$/iu.test(
        verb,
      ) ||
      /^(?:\p{Lu}|the \p{Lu}|(?:an?|my|our|for (?:a|the)|two|three|some|up)\b)/u.test(project)
    ) {
      drafts.push({
        predicate: "is doing",
        object: `${verb} ${project}`,
        text: `The user is ${verb} ${reported(project)}`,
      });
    }
  }
  drafts.push(...habitDrafts(text, cues, discourse.at));
  const outing = patterns.runs.exec(text);
  if (outing !== null) {
    const what =
      /^my ((?:[\p{L}-]+ ){0,2}?(?:runs|rides|swims|workouts|hikes|climbs|walks|lessons|classes|training sessions|piano practice))\b/iu.exec(
        text,
      )?.[1];
    if (what !== undefined && !/\b(?:first|last|next|code|test|dry)\b/iu.test(what))
      drafts.push({
        predicate: "does",
        object: what,
        text: `The user does ${what}`,
        modality: "habit",
        confidence: 0.7,
      });
  }
  return drafts;
};

function thirdOf(phrase: string): string {
  const [verb = "", ...rest] = phrase.split(" ");
  return [thirdPerson(verb), ...rest].join(" ");
}
