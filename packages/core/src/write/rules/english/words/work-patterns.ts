import { adverbs, fromStart } from "./grammar.ts";

/** What people say of their work. */
export const workPatterns = {
  worksAt: fromStart(
    `(?:I|we) (?:(do not|no longer|used to) )?${adverbs}(?:work|am working|have been working|have worked|worked|am employed|freelance|do freelance work|consult)(?: (?:full[- ]time|part[- ]time|remotely|mostly|freelance|as staff))? (?:at|for|by) (.+)$`,
  ),
  trade: fromStart(
    `(?:I|we) ${adverbs}(?:(cook|teach|nurse|clean|wait tables|bartend|cut hair|tend bar|drive|bake)|am ${adverbs}(cook|teach|nurs|clean|bartend|driv|bak)ing) (?:at|for) ((?:the |an? )?(?=[^,.]*\\p{Lu}).+?)(?: now| these days)?$`,
  ),
  worksAs: fromStart(
    `I (?:am |have been )?${adverbs}(?:work|working|employed|freelance|freelancing|started|starting) as (?:an? |the )?(.+)$`,
  ),
  worksIn: fromStart(
    `I (?:(do not) )?${adverbs}(?:work|am working|have worked) ((?:in|on|with|from|remotely|shifts|part[- ]time|full[- ]time|freelance|weekends|mornings|afternoons|evenings|outdoors|two jobs|four days|three days|five days)\\b.*)$`,
  ),
  role: fromStart(`I (?:am|have been) ${adverbs}(not )?${adverbs}(?:an? |the |one of the )?(.+?)$`),
  job: fromStart(
    `my (?:new |current |day )?(?:job|profession|occupation|title|job title|role|position) (?:is|as) (?:being )?(?:an? |the |as an? )?(.+)$`,
  ),
  employer: fromStart(
    `my (?:new |current )?(?:employer|company|workplace|firm) is (?:called )?(.+)$`,
  ),
  nowAt: fromStart(
    `I am (?:now|currently|these days) (?:at|with) (\\p{Lu}.+)$|^I am (?:at|working at) (\\p{Lu}.+?) (?:now|these days|nowadays|since\\b.*|as of\\b.*)$`,
  ),
  leftFor: fromStart(
    `I (?:have )?${adverbs}(?:left|quit) (?:my job at )?(\\p{Lu}.+?|the [\\p{L} ]+?) (?:for|to (?:join|work (?:at|for|with)|go to|start at)) (?:an? (?:job|role|position) (?:at|with) )?((?:the |an? )?\\p{Lu}.+|an? (?!few|couple|while|month|week|bit)[\\p{L} ]+)$`,
  ),
  joined: fromStart(
    `I (?:have )?${adverbs}(?:joined|started(?: (?:working|a (?:new )?(?:job|role|position)|my new (?:job|role|position)|work))? (?:at|with|for)|got (?:a |an |my |the )?(?:new )?(?:job|role|position|offer)? ?(?:at|with)|was hired by|got hired (?:at|by)|signed (?:on )?with|landed a job at|accepted (?:a|the|an) (?:job|offer|position|role) (?:at|from)|switched jobs to|moved over to) (.+)$`,
  ),
  runs: fromStart(
    `(?:I|we) ${adverbs}(run|own|manage|lead|head|founded|co-founded|started|set up|direct) ((?:an?|the|my own|our|my) (?:[\\p{L}-]+ ){0,5}?(?:company|business|shop|store|startup|start-up|agency|studio|team|bakery|cafe|café|restaurant|farm|practice|clinic|gallery|school|firm|bookshop|bookstore|salon|garage|brewery|charity|non-?profit|department|group|lab|nursery|hotel|hostel|bar|pub|label|workshop|consultancy|campsite|guesthouse|guest house|b&b|vineyard|food truck|stall|blog|newsletter|podcast|club|library|museum|theatre|kitchen|kennel|hostel|shelter|orchard|ranch|factory|bookstall|channel|choir|band)\\b.*)$`,
  ),
  does: fromStart(
    `(?:I|we) ${adverbs}do ((?!it\\b|this\\b|that\\b|my\\b|not\\b|a lot\\b|what|so\\b)(?:[\\p{L}-]+ ){1,4}(?:for|at) (?:an?|the|\\p{Lu}).+)$`,
  ),
  introduced: fromStart(
    "(?:I am \\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?|\\p{Lu}[\\p{L}'’-]+ here|my name is \\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?|my name is \\p{Lu}[\\p{L}'’-]+)(?:,| and|, and) (?:an? |the )?(?!btw|by the way)(.+)$",
  ),
  shift: fromStart(
    `(?:I|we) (?:(?:am|are|work) ${adverbs}(?:on )?|(?:have |was |were )?${adverbs}(?:switched|moved|changed|went|gone|swapped|transferred|rotated)(?: over| back)? (?:on)?to )(?:the )?(?:back (?:on|to) (?:the )?)?((?:night|day|early|late|morning|evening|graveyard|weekend) shifts?|nights|days|earlies|lates)\\b(?: (?:at|for|in) (.+?))?(?: as (?:an? )?(.+?))?(?: now| these days| at the moment|,? (?:this|since|until|again|for the|next|from|all|every) .*)?[.!]*$`,
  ),
  office: fromStart(
    `(?:I|we) (?:am|are|went|have gone|have been) ${adverbs}back (in the office|on site|at home office)\\b|^(?:I|we) (?:went|have gone|switched to|moved to|reduced to|cut down to|am back to|am down to|am up to|am working) ${adverbs}(full[- ]time|part[- ]time|(?:two|three|four|five|six) days(?: a week)?)\\b|^I am ${adverbs}(full[- ]time|part[- ]time) (?:now|again|these days|since)\\b`,
  ),
  put: fromStart(
    "(?:they|my (?:boss|manager|employer|team lead)|work|the (?:boss|company|plant|hospital|office)) (?:have |has |just |finally )*(?:put|moved|switched|transferred|swapped|assigned|bumped) me (?:back )?(?:on|to|onto|over to) (?:the )?((?:night|day|early|late|morning|evening|graveyard|weekend) ?shifts?|nights|days|earlies|lates)\\b",
  ),
  called: fromStart(
    "(?:they|work|my (?:boss|manager|employer|company|work|job)|the (?:boss|company|bosses)|management|hr) (?:have |has |just |finally |now )*(?:called|want|wants|wanted|ordered|dragged|forced|made|summoned|brought|told) (?:us|me|everyone|everybody|the team|all of us)(?: all)? (?:to come )?(?:back )?(?:in|to|into)(?: to)? (the office(?: in \\p{Lu}[\\p{L}'-]+)?)(?: (?:full[- ]time|\\p{L}+ days a week|every day))?\\b",
  ),
  backAtWork: fromStart(
    "(?:I|we) (?:have |am |went |gone |got |are |came |have gone )*back (?:to|at|in) work\\b(?! (?:on|with|to) (?:the|my|our|a|it)\\b)(.*)$",
  ),
  team: fromStart(
    `I (?:am|work) ${adverbs}on the (.+? (?:team|committee|board|squad|crew|council|panel))(?: (?:at|of|for) (.+?))?(?:$|[,.]| (?:last|this|since|so|and|now|from|but|because|these|as|until|starting)\\b.*)$`,
  ),
};
