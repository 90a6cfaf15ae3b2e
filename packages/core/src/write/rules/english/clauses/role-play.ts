import { caseless } from "../words/gated.ts";

const start = caseless`\b(?:role-?play|let's (?:pretend|play|imagine|do a mock)|pretend (?:that |to be |you(?:'re| are) |i(?:'m| am) )|act as|play the (?:role|part) of|(?:you're|you are|you be|you play) (?:the|a|an) [\p{L} ]{2,40}(?:,| and) (?:i'm|i am|i'll be|i play|i'm going to be) (?:the|a|an)\b|mock interview|stay in character|in character as|imagine (?:you're|you are|i'm|i am)|speak as if you|from the point of view of|write (?:it |this )?as if (?:i|you)\b)`;
const end = caseless`\b(?:(?:end|stop|exit|quit|leave|out) (?:of )?(?:the )?(?:role-?play|character|game|act)|out of character|ooc|stop pretending|no more (?:role-?play|pretending)|back to (?:reality|normal|real life)|role-?play (?:is )?over)\b`;

/**
 * Whether a part is being played after a turn, and from which character on the turn is spoken by the user as themselves: what is
 * said in a part is not about the user.
 */
export function nextRolePlay(playing: boolean, text: string): { playing: boolean; from: number } {
  const over = end.exec(text);
  if (over !== null) return { playing: false, from: playing ? over.index + over[0].length : 0 };
  if (start.test(text)) return { playing: true, from: text.length };
  return { playing, from: playing ? text.length : 0 };
}
