import { caseless } from "../words/gated.ts";

/** What is written in front of a colon, and the statement that what stands behind it makes. `…` is what stands behind. */
const keys: readonly [RegExp, string][] = [
  [
    /^(?:set-?up|(?:tech )?stack|tools?|tooling|toolchain|gear|hardware|software|apps?|env(?:ironment)?|workstation|tech|kit|rig)$/iu,
    "I use …",
  ],
  [/^(?:(?:food |drug )?allerg(?:y|ies)|allergic(?: to)?|intolerances?)$/iu, "I am allergic to …"],
  [/^(?:diet|dietary (?:needs|requirements|restrictions|preferences?)|eating)$/iu, "I am …"],
  [/^(?:job|work|occupation|role|profession|job title|day job)$/iu, "I work as …"],
  [/^(?:name|call me)$/iu, "my name is …"],
  [
    /^(?:location|city|town|home|home town|based|based in|lives? in|living in|where)$/iu,
    "I live in …",
  ],
  [/^(?:from|origin(?:ally)?|originally from)$/iu, "I am from …"],
  [/^(?:age)$/iu, "I am …"],
  [/^(?:kids|children|pets?|animals|siblings|family)$/iu, "I have …"],
  [/^(?:hobbies|interests|likes|loves|into)$/iu, "I like …"],
  [/^(?:dislikes?|hates?)$/iu, "I dislike …"],
  [/^(?:languages?|speaks?)$/iu, "I speak …"],
  [/^(?:studies|studying|major|degree|course|subject)$/iu, "I study …"],
  [/^(?:employer|company|workplace|works? (?:at|for))$/iu, "I work at …"],
  [
    /^(wife|husband|partner|girlfriend|boyfriend|spouse|boss|manager|supervisor|landlord|therapist|doctor|dentist|dog|cat)$/iu,
    "my $1 is …",
  ],
  [/^(?:birthday|bday|dob|date of birth)$/iu, "my birthday is …"],
  [/^(?:meds?|medication|medications|medicine|takes|taking)$/iu, "I take …"],
  [/^(?:plays?|instruments?)$/iu, "I play …"],
  [/^(favou?rite \p{L}+(?: \p{L}+)?)$/iu, "my $1 is …"],
  [
    /^(budget|weight|height|shoe size|goal|timezone|time zone|phone|car|bike|laptop|editor|browser|os|shell|keyboard|blood type|postcode|email|username|handle|pronouns|rent|salary|locker|camera|desk|team|hometown|star sign|internet|bank|gym)$/iu,
    "my $1 is …",
  ],
];
/** Over a list whose lines speak for themselves. */
const profile = caseless`^(?:about (?:me|myself|us)|me|myself|us|bio|profile|background|context|some context|(?:some |quick |a few |random )?facts(?: about (?:me|us))?|info|my info|details|my details|basics|the basics|who i am|stats|my stats|status|tl;?dr(?: about me)?|my situation|situation|updates?|news|changes|life update)$`;
/** What follows is an example or somebody else's. */
const shown =
  /\b(?:examples?|samples?|e\.g|eg|template|format|dummy|fake|mock|json|yaml|schema|fields?|input|output|placeholder|he|she|they|his|her|their|your|you|persona|character|customer|client|candidate|patient|user)\b/iu;
const lead =
  /^(?:(?:so|ok|okay|hi|hey|and|also|here(?:'s| is| are)|this is|fyi|for (?:context|reference))[\s,]+)*(?:(?:my|our|the|current|new|main|full|present|home|work)\s+)*/iu;
const bullet = /^[ \t]*(?:[-*•·+]|\d{1,2}[.)])[ \t]+/u;

/**
 * The statement that a value behind a colon, or a line of a list under a heading, makes: "allergies: nuts" is "I am allergic to
 * nuts", "- WebStorm" under "Setup:" is "I use WebStorm". Undefined: it is neither, or nothing is known of the heading.
 *
 * @param start where the value stands in the text
 * @param before what stands in front of the colon in the same line
 */
export function listedStatements(
  text: string,
  start: number,
  value: string,
  before: string | undefined,
): string[] | undefined {
  const key = before ?? headingOf(text, start);
  if (key === undefined || value.length > 160 || /[?]/u.test(value)) return undefined;
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  if (shown.test(line) || shown.test(key)) return undefined;
  const name = key
    .replace(lead, "")
    .replace(/\s*\(.*\)$/u, "")
    .trim();
  if (profile.test(name)) return [value];
  const found = keys.find(([pattern]) => pattern.test(name));
  if (found === undefined) return undefined;
  const said = value.replace(/[.;,\s]+$/u, "");
  if (/^(?:i|we|my|our|i'm|im|it|this|that|what|how|is|are|does|tbd|n\/a|-|unknown)\b/iu.test(said))
    return [value];
  if (/^none\b|^no(?:ne)?$/iu.test(said))
    return /allergic/u.test(found[1]) ? ["I have no allergies"] : [];
  const statement = found[1].replace("$1", name.toLowerCase());
  const parts = /^I (?:use|take|play) …$/u.test(statement)
    ? said.split(/\s*(?:\+|,|&|\band\b)\s+/u)
    : [said];
  return parts
    .filter((part) => part !== "")
    .map((part) => {
      const own =
        /^(?:tests?|deploy(?:s|ed)?|builds?|ci|hosting|hosted|editing|testing|db|database|styling|auth|queue) (?:in|on|with|via|by|is|=) (.+)$/iu.exec(
          part,
        )?.[1];
      const bare = (own ?? part).replace(/^(?:an? )(?=\p{L})/iu, (article) =>
        /I (?:use|have|take)/u.test(statement) ? article : "",
      );
      return statement.replace("…", () => bare);
    });
}

// the line over a list that ends with a colon
function headingOf(text: string, start: number): string | undefined {
  let from = text.lastIndexOf("\n", start - 1) + 1;
  if (!bullet.test(text.slice(from, start + 1))) return undefined;
  for (let lines = 0; lines < 30 && from > 0; lines++) {
    const end = from - 1;
    from = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(from, end);
    if (bullet.test(line) || line.trim() === "") continue;
    const heading = /^[^\n]{0,200}?([^\n.!?:]{1,60}):\s*$/u.exec(line)?.[1];
    return heading?.trim();
  }
  return undefined;
}
