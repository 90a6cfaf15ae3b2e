import type { Draft, Topic } from "../draft.ts";
import { adverbs, fromStart, reported, thirdPerson, value } from "../words/grammar.ts";

const time =
  "(\\d{1,2}(?:[:.]\\d\\d)? ?(?:am|pm)?|noon|midnight|half (?:past )?\\p{L}+|\\p{L}+ (?:o'clock|thirty))";
const patterns = {
  together: fromStart(
    `(?:(?:my [\\p{L}-]+(?: \\p{Lu}[\\p{L}'-]+)?|(\\p{Lu}[\\p{L}'-]+)) and I|we|I) (?:have been|are|am|have) ${adverbs}together (?:with (\\p{Lu}[\\p{L}'-]+) )?((?:for |since |going on )?(?:\\d|a|an|almost|nearly|over|two|three|four|five|six|seven|eight|nine|ten|since|\\p{Lu}).*)$`,
  ),
  routine: fromStart(
    `(?:I|we) (${adverbs})(wake up|get up|go to bed|go to sleep|fall asleep|start work|finish work|start|finish|clock in|clock out|clock off|leave for work|have lunch|have dinner|eat dinner|log off|log on) (?:at|around|by|before|after) (?:about |around )?${time}(?=$|[,. ])(.*)$`,
  ),
  goes: fromStart(
    `(?:I|we) ${adverbs}(?:go|belong|am signed up|am registered) (?:to|at) ((?:an?|the|my|our) (?:[\\p{L}-]+ )?(?:gym|church|mosque|synagogue|temple|pool|dance school|music school|language school|yoga studio|climbing wall|boxing club|running club|support group|book group|pottery studio)\\b.*)$`,
  ),
  unable: fromStart(
    `(?:I|we) (?:really |just |simply )*can not (do|eat|drink|have|handle|tolerate|digest|stomach) (?!it\\b|this\\b|that\\b|anything\\b|much\\b|more\\b|math)((?:[\\p{L}-]+ )?(?:food|dairy|gluten|alcohol|caffeine|coffee|lactose|milk|nuts|onions?|garlic|seafood|shellfish|fish|meat|pork|beef|eggs|wheat|soy|sugar|spice|heat|crowds|heights|needles|mornings|mushrooms|tomatoes|raw \\p{L}+|peanuts|cheese|bread|wine|beer)\\b.*)$`,
  ),
  relies: fromStart(
    "(?:I (?:absolutely |really )?swear by|I am (?:typing|writing|reading) this on|typing this on|writing this on) ((?:my|our|an?) .+)$",
  ),
  campus: fromStart(
    "I am (?:still |currently |now )?at ((?:uni|university|college|art school|law school|med school|school|drama school) in \\p{Lu}[\\p{L}'-]*)",
  ),
  off: fromStart(
    `(?:I|we) (?:have|get|take) ${adverbs}((?:every (?:other |second )?)?(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends|mornings|afternoons|school holidays)(?: (?:and|,) \\p{L}+days?)?(?: afternoons?| mornings?)?) off(?! (?:next|this)\\b)`,
  ),
  gets: fromStart(
    `I (?:do |often |always |sometimes |usually |easily |really |still |regularly |frequently )*(?:get|suffer|suffer from|am prone to|tend to get) ((?:really |so |very |terrible |bad |awful )*(?:motion ?sick|car ?sick|sea ?sick|travel ?sick|migraines?|headaches|hives|heartburn|nosebleeds|cold sores|cramps|panic attacks|vertigo|sunburnt|sunburned|hay ?fever|rashes|ear infections|sinus infections|dizzy spells|flare-?ups|carsickness|seasickness)(?: .*)?)$`,
  ),
  scares: fromStart(
    "((?!it\\b|that\\b|this\\b|which\\b|what\\b|they\\b|you\\b|he\\b|she\\b)[\\p{L}][\\p{L} '-]{2,30}?) (?:really |absolutely |always |still |just )*(?:terrif(?:y|ies)|scares?|frightens?|freaks?|petrif(?:y|ies)|creeps?) me(?: out)?(?: to death| a lot| since I was \\p{L}+)?$",
  ),
  goal: fromStart(
    `(?:my|our) ((?:[\\p{L}-]+ )?(?:goal|dream|plan|aim|resolution|ambition|target|intention|new year's resolution))(?: (?:for|in) (?:the |this )?[\\p{L}\\d]+(?: \\p{L}+)?)? (?:is|was) ${adverbs}(to .+)$`,
  ),
  about: fromStart(
    `(?:my|our) ((?:[\\p{L}'-]+ )?(?:thesis|dissertation|phd|research|novel|book|podcast|blog|newsletter|channel|degree|paper|master's|masters|project|startup|company|band|shop|team|business|group|lab|department|employer|firm|app|game|course|club|choir|talk)) (?:is about|is on|is mostly about|covers|focuses on|deals with|makes|builds|sells|plays|develops|produces|imports|organises|organizes|runs|publishes|repairs|rents|works on|offers) (.+)$`,
  ),
  replies: fromStart(
    `(?:please |pls |plz )?(?:keep|make|give me|I (?:would |'d )?(?:rather have|prefer|want|like) (?:my |your )?)(?: (?:your|the|all|my))? ?((?:(?:short|brief|concise|long|detailed|plain|simple|blunt|direct|honest|thorough|in-depth)(?:,| and)? )+(?:answers|replies|responses|explanations|messages|summaries)|(?:answers|replies|responses|explanations|messages|summaries) (?:short|brief|concise|simple|plain|blunt|direct|long|detailed|under \\d.*|below \\d.*|to (?:one|two|three|\\d).*|in .+|without .+))(?:,? (?:please|pls))?$`,
  ),
  learning: fromStart(
    `(?:I|we) (?:am|are|have been) ${adverbs}(?:learning|studying|figuring out) (how to .+|to (?!use this|do this|live with)\\p{L}+.*)$`,
  ),
  looks: fromStart(
    `my ((?:natural )?(?:hair|eyes|skin|beard|left eye|right eye|build|accent|handwriting|eyesight|hearing)) (?:is|are) ${adverbs}((?:naturally |very |really |light |dark |pale )*(?:green|blue|brown|hazel|grey|gray|black|blond|blonde|red|ginger|auburn|white|curly|straight|wavy|long|short|thin|thick|fine|frizzy|oily|dry|sensitive|fair|pale|dark|bad|poor|terrible|awful)(?: .*)?)$`,
  ),
};

/** What people tell of themselves in passing: daily hours, ailments, fears, looks, aims, what their work is about. */
export const personalTopic: Topic = ({ text, cues }) => {
  if (cues.loose) return [];
  const drafts: Draft[] = [];
  const together = patterns.together.exec(text);
  if (together !== null) {
    const who = together[1] ?? together[2];
    const span = value(together[3]) ?? "";
    return [
      {
        predicate: "relationship",
        object: "together",
        text: `The user ${who === undefined ? "and their partner have" : `and ${who} have`} been together ${/^(?:for|since|going)/iu.test(span) ? span : `for ${span}`}`,
      },
      ...(who === undefined
        ? []
        : [{ predicate: "partner", object: who, text: `The user's partner is ${who}` }]),
    ];
  }
  const routine = patterns.routine.exec(text);
  if (
    routine !== null &&
    !/\b(?:today|tomorrow|tonight|yesterday|this|next)\b/iu.test(routine[4] ?? "")
  ) {
    const verb = (routine[2] as string).toLowerCase();
    const [head = "", ...rest] = verb.split(" ");
    drafts.push({
      predicate: `attribute ${verb}`,
      object: `at ${routine[3]}`,
      text: `The user ${[thirdPerson(head), ...rest].join(" ")} at ${routine[3]}`,
      modality: "habit",
    });
  }
  const goes = value(patterns.goes.exec(text)?.[1]);
  if (goes !== undefined)
    drafts.push({
      predicate: "goes",
      object: `to ${reported(goes)}`,
      text: `The user goes to ${reported(goes)}`,
      modality: "habit",
    });
  const unfit = patterns.unable.exec(text);
  const unable = value(unfit?.[2]);
  if (unable !== undefined)
    drafts.push({
      predicate: "avoids",
      object: unable,
      text: `The user can not ${unfit?.[1]?.toLowerCase()} ${reported(unable)}`,
    });
  const relies = value(patterns.relies.exec(text)?.[1]);
  if (relies !== undefined && relies.split(" ").length <= 5)
    drafts.push({
      predicate: "uses",
      object: relies.replace(/^(?:my|our|an?) /iu, ""),
      text: `The user uses ${reported(relies)}`,
    });
  const campus = patterns.campus.exec(text)?.[1];
  if (campus !== undefined)
    drafts.push({ predicate: "studies at", object: campus, text: `The user is at ${campus}` });
  const off = patterns.off.exec(text)?.[1];
  if (off !== undefined)
    drafts.push({ predicate: "attribute days off", object: off, text: `The user has ${off} off` });
  const gets = value(patterns.gets.exec(text)?.[1]);
  if (gets !== undefined)
    drafts.push({ predicate: "health", object: gets, text: `The user gets ${reported(gets)}` });
  const scares = value(patterns.scares.exec(text)?.[1]);
  if (scares !== undefined && !/\b(?:code|error|news|thought|idea|bug)\b/iu.test(scares))
    drafts.push({
      predicate: "afraid of",
      object: scares,
      text: `The user is afraid of ${reported(scares)}`,
    });
  const goal = patterns.goal.exec(text);
  const aim = value(goal?.[2], 110);
  if (goal !== null && aim !== undefined)
    drafts.push({
      predicate: "plans",
      object: reported(aim),
      text: `The user's ${(goal[1] as string).toLowerCase()} is ${reported(aim)}`,
      modality: "plan",
    });
  const about = patterns.about.exec(text);
  const subject = value(about?.[2]);
  if (
    about !== null &&
    subject !== undefined &&
    !/^(?:fire|hold|track|schedule|time|sense|noise|it|errors?|an error)\b/iu.test(subject)
  )
    drafts.push({
      predicate: "trait",
      object: `${about[1]} ${subject}`,
      text: `The user's ${reported(text.replace(/^(?:my|our) /iu, "").replace(/[.!]+$/u, ""))}`.slice(
        0,
        160,
      ),
    });
  const replies = value(patterns.replies.exec(text)?.[1]);
  if (replies !== undefined)
    drafts.push({
      predicate: "instruction",
      object: replies.toLowerCase(),
      text: `The user asks: ${replies}`,
      type: "procedural",
    });
  const learning = value(patterns.learning.exec(text)?.[1]);
  if (learning !== undefined)
    drafts.push({
      predicate: "learns",
      object: learning,
      text: `The user is learning ${learning}`,
    });
  const looks = patterns.looks.exec(text);
  const look = value(looks?.[2]);
  if (looks !== null && look !== undefined)
    drafts.push({
      predicate: `attribute ${(looks[1] as string).toLowerCase()}`,
      object: look,
      text: `The user's ${looks[1]} ${/eyes$/iu.test(looks[1] as string) ? "are" : "is"} ${look}`,
    });
  return drafts;
};
