import { cased } from "../words/gated.ts";
import { bothCases } from "../words/pattern.ts";
import { readVerb } from "../words/verb-forms.ts";

/** Begin like a verb in the past and are none, or tell of something else. */
const noVerb = cased`^(?:(?:just|also|finally|already|recently|now|then) )*(?:based|related|unrelated|compared|supposed|called|named|used|needed|interested|bored|tired|excited|worried|confused|scared|red|bed|need|feed|speed|indeed|embed|shed|seed|weed|unlimited|limited|united|advanced|mixed|dried|fried|baked|roasted|smoked|grilled|boiled|canned|provided|given|granted|assuming|attached|agreed|noted|fixed|solved|confirmed|understood|hundred|naked|sacred|wicked|aged|hatred|kindred|made|said|told|found|felt|thought|meant|kept|sounded|looked|seemed|turned out|worked|tried|checked|tested|asked|googled|happened|followed|posted|edited|deleted user|required|recommended|preferred|expected|allowed|unwanted|retired)\b`;
const anyPast = cased`^(?:(?:just|finally|recently|also|officially|already|actually|then|since|now|even|only|sadly) )*(?:\p{L}{2,}ed|sold|gave|lost|took|left|quit|got|bought|went|broke|came|began|threw|put|let|cut|shut|wound|swore|grew|ran|won|paid|tore|became|handed|have not|haven't|havent|had)\b (?!by\b|to be\b|at the same\b|in the\b|as\b|of\b|like\b|a lot\b|me\b|us\b|you\b)\S`;
const past = cased`^(?:(?:just|finally|recently|also|officially|already|actually|ended up|then|since|now|even|only) )*(?:(?:moved|relocated|switched|migrated|joined|turned|sold|adopted|passed|failed|graduated|ditched|stopped|became|broke up|split up|retired|resigned|bought|finished|started|went|signed up|swapped|traded|upgraded|emigrated|replaced|dropped|cancelled|canceled|postponed|rescheduled|gave up|gave away|given up|landed|settled|visited|published|celebrated|got rid of|ended up|wound up|managed to|had to|made the (?:switch|move|jump)|picked up|took up|called off|handed in|unsubscribed|uninstalled|deleted|closed|shut down|rehomed|donated|quit|dumped|transferred|converted|enrolled|accepted|completed|deleted|scrapped|retrained|decided)\b(?! (?:out )?(?:that|it|this)\b)|got (?:an? (?:\p{L}+ )?(?:job|dog|cat|puppy|kitten|promotion|raise|tattoo|car|bike|offer|place|flat|house|position|role|contract)|my|married|engaged|promoted|laid off|fired|divorced|let go|made redundant|hired|into|accepted|rid of)|(?:broke|lost) (?:my|up)|won (?:an?|the)|ran (?:an?|my)|left (?:my|\p{Lu})|(?:been )?(?:laid off|made redundant|fired|promoted)\b)`;
const participle = cased`^(?:(?:currently|now|still|just|also|finally|back) )?(?:working (?:on|at|as|for|in|from)|living (?:in|at|near|with|alone)|building (?:an?|my)|learning \p{L}|studying (?!for\b)\p{L}|training (?:for|to)|based in|moving to|writing (?:an?|my)|expecting (?:an?|our|twins)|saving (?:up )?for|allergic to|turning \d|(?:only |just |mostly )?(?:drinking|eating|wearing|using|taking|playing) (?=.*\b(?:now|these days)\b)|flying (?:to|out)|travelling to|traveling to|(?:an? )?(?:big|huge|massive|lifelong|long-?time) fan of|not (?:an? (?:big |huge )?fan|allergic|vegan|vegetarian|married|working)|no longer \p{L}+ing|originally from|married to|engaged to|from \p{Lu}|in my \d|(?:running|using) \p{Lu}|back (?:on|in|to|with|at) |(?:down|up) to \d|done (?:with|at) |(?:over|off|sick of|tired of|fed up with|finished with|through with|obsessed with|hooked on|proud owner of|training as|retraining as|seeing|dating|renting|driving|riding|sharing|job[- ]hunting) |(?:unemployed|self-employed|retired|pregnant|engaged|married|divorced|single|vegan|vegetarian)(?=$|[,.]| (?:now|since|again|for|to|and|these|after)\b))`;
const present = cased`^(?:(?:also|still|really|absolutely|mostly|usually|now) )?(?:(?:love|hate|prefer|adore|enjoy|dislike|can't stand|cannot stand|can not stand|can not (?:have|eat|drink|tolerate|digest)|don't (?:like|drink|eat|have|own|smoke|drive|use)|do not (?:like|drink|eat|have|own|smoke|drive|use)|no longer|live in|live near|work (?:at|as|for|in)) (?!(?:you|your|it|that|this|how|the way|these|those|them|to see|when)\b)\p{L})`;
const finite =
  /\b(?:is|are|was|were|costs?|sucks?|seems?|would|can|makes?|takes?|means|has|will|should|does|do|gets)\b/iu;
const gotAnimal = bothCases(
  "^(?:we |just |finally |also )*got (?:an? |two |three )(?:[\\p{L}-]+ ){1,3}(?:named|called) \\p{Lu}",
);

/**
 * People leave out "I": "moved to Nantes in May", "working on a crossword app", "not a fan of raisins". A gerund as a subject
 * ("living in Leeds is dear") is not that.
 */
export function withDroppedSubject(text: string): string {
  const small = text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  if (
    cased`^been (?!there|thinking|wondering|trying|meaning|looking|a while|ages)\p{L}`.test(small)
  )
    return `I have ${small}`;
  if (cased`^\d+ \p{L}+(?: \p{L}+)? (?:now|already)$`.test(small)) return `I have ${small}`;
  if (
    cased`^(?:(?:now|also|currently) )?finally (?:have|own|live|work|drive|speak|know|got) `.test(
      small,
    )
  )
    return `I ${small}`;
  const first =
    cased`^(?:(?:just|finally|also|then|recently|already|now|and) )*(\p{L}+) (?:(?:up|off|away|out|over|down|back|in) )?(?:my|our|the|all)\b`.exec(
      small,
    )?.[1];
  if (
    first !== undefined &&
    !noVerb.test(first) &&
    !/^(?:read|put|set|let|hit|cut|felt|left|like|back|saw|lay)$/u.test(first)
  ) {
    if (readVerb(first)?.form === "past" && !finite.test(small.slice(0, 60))) return `I ${small}`;
  }
  if (past.test(small) || gotAnimal.test(small)) return `I ${small}`;
  if (anyPast.test(small) && !noVerb.test(small) && !finite.test(small.slice(0, 60)))
    return `I ${small}`;
  if (present.test(small) && !finite.test(small.replace(/^.*?(?:can not|do not|don't) /u, "")))
    return `I ${small}`;
  if (!participle.test(small) || finite.test(small) || /^allergic/u.test(small)) return text;
  return `I am ${small}`;
}
