import type { StoredTurn } from "../../model/turn.ts";
import { estimateTokens } from "../../text/token-estimate.ts";
import type { NumberedPiece } from "./conversation-text.ts";

/** How much of a conversation is read in one call, in estimated tokens. */
const mostTokens = 6_000;
/** The longest piece of one turn, in characters: at the worst a token each. */
const longestPiece = 6_000;

/** Numbers turns from 1 and divides them into groups that fit one call each. A turn that is longer than that is read in pieces. */
export function numberTurns(turns: readonly StoredTurn[]): NumberedPiece[][] {
  const groups: NumberedPiece[][] = [];
  let room = 0;
  for (const [index, turn] of turns.entries()) {
    for (const text of piecesOf(turn.text)) {
      const tokens = estimateTokens(text);
      if (tokens > room || groups.length === 0) {
        groups.push([]);
        room = mostTokens;
      }
      room -= tokens;
      groups.at(-1)?.push({ number: index + 1, turn, text });
    }
  }
  return groups;
}

// Cut where a line or a sentence ends, if there is such a place in the last third.
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > longestPiece) {
    const head = rest.slice(0, longestPiece);
    const least = (longestPiece * 2) / 3;
    const ends = [head.lastIndexOf("\n"), head.lastIndexOf(". "), head.lastIndexOf(" ")];
    const end = ends.find((place) => place > least) ?? longestPiece - 1;
    pieces.push(rest.slice(0, end + 1).toWellFormed());
    rest = rest.slice(end + 1);
  }
  return [...pieces, rest];
}
