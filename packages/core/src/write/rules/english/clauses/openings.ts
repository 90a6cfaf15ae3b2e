import { caseless } from "../words/gated.ts";

/** What the words in front of a clause say about it. */
export interface Cues {
  /** "sorry, actually, correction": it corrects what was said before. */
  correction?: boolean;
  /** "now, these days": it was different before. */
  now?: boolean;
  /** "remember that": it is to be remembered. */
  remember?: boolean;
  /** "from now on": it is to be so from here on. */
  lasting?: boolean;
  /** "basically, literally": not meant word for word. */
  loose?: boolean;
}

const openings: readonly [RegExp, Cues][] = [
  [
    /^(?:ever )?since (?:the|my|our) [\p{L}-]+(?: (?!i\b|we\b|is\b|are\b|was\b|has\b)[\p{L}-]+)?,? (?=(?:i|we|i'm|i've|we're|we've)\b)/iu,
    { now: true },
  ],
  [
    caseless`^(?:(?:and|so|also|ok|please) )*(?:from (?:now|here) on(?:wards?)?|going forward|in (?:the )?future|henceforth|for (?:all )?future (?:reference|answers|replies|chats)|by default|in general|whenever you (?:answer|reply|write)(?: (?:to )?me)?|when(?:ever)? (?:you )?(?:answer|reply|respond|writ)(?:ing)?(?: (?:to )?me)?)\b[\s,:]*(?:please |pls )?`,
    { lasting: true, now: true },
  ],
  [
    caseless`^(?:(?:ok|so|oh|well|btw|anyway|also|and|lol|haha|hey|hi|right|cool|good|thanks|thx)[\s,:!-]+)*(?:(?:(?:quick|small|tiny|brief|minor|major|big|life|status|sad|fun|random|\p{L}+) )?(?:update|news|news flash|newsflash|announcement|confession|psa|heads[- ]up|correction|edit|reminder|plot twist|funny story|fun fact|side note|sidenote|note|ps|p\.s\.)(?: (?:though|btw|first|for you|from me|on that))?\s*[:,!-]+|guess what[\s,:!?-]*|so yeah[\s,]*|in other news[\s,:]*|(?:not sure|dunno|idk|don't know|do not know|can't remember|can not remember) (?:if|whether) (?:i (?:have )?(?:already )?(?:told|mentioned|said)(?: you| this| it| that)*|(?:it|this) (?:matters|helps|is relevant))(?: before| already)?,?(?: but)?[\s,:]*|(?:i )?(?:don't|do not) (?:think|know if) i(?:'ve| have)? (?:told|mentioned)(?: you)?,?(?: but)?[\s,:]*|ngl[\s,:]*|tbf[\s,:]*|speaking of which[\s,:]*|just (?:fyi|so you know)[\s,:]*|you (?:can|may) (?:keep|remember|note|store|save)(?: that)?\s+(?=(?:i|we|my|our)\b)|you can keep that\s+|i (?:caved|gave in|did it|had enough)[\s,.!]+(?=i\b)|long story short[\s,:]*)`,
    {},
  ],
  [
    caseless`^(?:(?:and|ugh|oh|oh no|argh|ah|hm+|ok|no)[\s,]+)*(?:(?:i (?:got|had|said|wrote|told you|mixed|messed) (?:it|that|this|them|something) (?:all )?(?:wrong|up)|i (?:misremembered|misspoke|mistyped|misread)|i was wrong|i made a mistake|fat fingers|autocorrect)(?=[,.!]|$)|actually|sorry|my bad|my mistake|correction|oops|whoops|wait|scratch that|i mean|i meant|typo|i beg your pardon|beg your pardon|pardon me|excuse me(?=,)|no wait|hang on|in fact|to correct myself|let me correct that|apologies)\b[\s,:]*(?:about that[\s,:]*)?`,
    { correction: true },
  ],
  [
    caseless`^(?:nowadays|these days|for now|right now|at the moment|currently|at present|as of (?:today|now|(?:this|last|next) (?:week|month|year)|\p{L}+day|january|february|march|april|may|june|july|august|september|october|november|december|the \d\w+)|now|since then|by now|from now on|until then|till then|for the time being|in the meantime)\b(?! that\b)[\s,:]*`,
    { now: true },
  ],
  [
    caseless`^(?:(?:and|also|so|ok|hey)\s+)?(?:please |pls |plz |can you |could you |you (?:can|should|could|might) |do )?(?:remember|note|keep in mind|bear in mind|don't forget|dont forget|do not forget|never forget|make a note|take note|memori[sz]e|for (?:your|the) records?|save|store)(?: (?:this|the following|for (?:next time|later|the future)))*\b(?!\s+(?:to|when|how|what|where|why|who|me|us|him|her|it|you|of|a|an|some|all|from|in|as)\b)[\s,:-]*(?:that\b\s*)?[:,]?\s*`,
    { remember: true },
  ],
  [
    caseless`^(?:basically|practically|literally|virtually|honestly at this point)\b[\s,]*`,
    { loose: true },
  ],
  [
    caseless`^(?:(?:good|great|glad|sad|bad|fine|ok|lol) (?:cos|coz|cuz|because|bc|since)(?= (?:i|we|my|me|our)\b)|(?:it(?:'s| is) |that(?:'s| is) |still |also )*(?:fine|ok|okay|good|worth|important|useful|helpful) (?:for you )?(?:to (?:know|note|mention|remember|add|say)|knowing|noting|mentioning|adding)(?: that)?|hi there|hi|hey|hello|hiya|howdy|yo|good (?:morning|evening|afternoon)|morning|evening|ok so|okay so|ok|okay|oh|ooh|ah|aha|well|so|and|but|or|also|btw|by the way|fyi|anyway|anyways|yeah|yes|yep|yup|nope|nah|no(?=[,:!.]|$| (?:no|i|we|im|my|our|actually|sorry|wait|thanks|but|because|the|it|that|you)\b)|lol|haha+|hehe|heh|hm+|um+|uh+|er+(?=[,.])|omg|please|pls|thanks|thank you|thx|ty|ta|cheers|right|sure|cool|great|nice|perfect|awesome|fine|true|fair|phew|wow|ugh|argh|look|listen|see|you know|you see|to be (?:honest|fair|clear)|tbh|honestly|frankly|personally|for me|as for me|me(?=[,:])|myself(?=[,:])|because|bc|b/c|cause|cuz|coz|since|as|though|although|while|whereas|plus|now that|given that|seeing as|considering(?: that)?|even though|which means|meaning|then|yet|except(?: that)?|asking because|asking since|(?:the |my )?(?:only |main |real |big |other )?(?:thing|fact|point|trouble|problem|issue|catch|snag|truth|downside) is(?: that)?(?= (?:i|we|my|our)\b)|(?:the |my )?(?:vet|breeder|shelter|doctor|doc|gp|midwife|scan|paediatrician|pediatrician) (?:now |just )?(?:says?|said|confirmed|told (?:me|us)|thinks)(?: that)?(?= (?:he|she|it|they|i|we)\b)|the thing is|thing is|fact is|point is|fun fact|quick (?:question|q|one|note|background|context)|random one|some (?:context|background)|for (?:context|the record|what it's worth|info|reference|background)|context|background|first of all|first(?=[,:])|second(?=[,:])|secondly|finally|by trade|in (?:case|short|general)|as (?:i|we) (?:said|mentioned|told you)|like i (?:said|mentioned)|again|also note that|what (?:i|you) (?:should|need to) know is(?: that)?|turns out(?: that)?|it turns out(?: that)?|(?:i )?(?:just )?(?:found out|realised|realized|learned|learnt)(?: that)?|(?:i )?(?:should|must|have to|need to|might) (?:say|mention|add|admit|confess)(?: that)?|did i mention(?: that)?|(?:i|we) (?:already |have already )?(?:told you|mentioned|said)(?: before| already)?(?: that)?(?= (?:i|we|my|our)\b)|you should know(?: that)?|let me (?:add|say)(?: that)?|(?:my (?:own )?|the )(?:only |big )?news is(?: that)?|(?:good|great|big|bad|sad|some|exciting|happy) news|news|update|long story short|believe it or not|of course|obviously|luckily|unfortunately|sadly|thankfully|happily|as you know|just so you know|jsyk|mind you|after all|in my case|on my side|on that note|at (?:work|home)|outside (?:of )?work|in my (?:free|spare) time|on the (?:other hand|side)|that(?= (?:i|we|my|our)\b)|still|even|just|only|(?:it(?:'s| is) |still |also )*(?:fine|ok|okay|good|worth|important|useful|helpful) (?:to (?:know|note|mention|remember|add|say)|knowing|noting|mentioning|adding)(?: that)?|weirdly|strangely|oddly|funnily(?: enough)?|surprisingly|amazingly|ironically|annoyingly|tragically|miraculously|eventually|incidentally|interestingly|embarrassingly|secretly|admittedly|suddenly|lately|recently|meanwhile|otherwise|nowadays|finally|hooray|yay|alas|fwiw|imo|imho|full disclosure|i think(?= (?:i|we|my|our) (?:prefer|like|love|hate)\b)|i guess(?= (?:i|we) (?:prefer|like|love|hate)\b)|i(?:'d| would) say(?= (?:i|my)\b| .{2,30} is my\b))(?=[\s,:!.]|$)[\s,:!.]*`,
    {},
  ],
];

/** Takes off what only leads up to a clause, and keeps what it says about it. */
export function stripOpening(text: string): { rest: string; cues: Cues } {
  let rest = text;
  let cues: Cues = {};
  for (let again = true; again; ) {
    again = false;
    for (const [pattern, said] of openings) {
      const match = pattern.exec(rest);
      if (match === null || match[0] === "") continue;
      rest = rest.slice(match[0].length);
      cues = { ...cues, ...said };
      again = true;
    }
  }
  return { rest: rest.trim(), cues };
}
