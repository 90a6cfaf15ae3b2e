/** A document of the reference: who said it, when, which codes, and whether it still counts. */
export interface ReferenceDocument {
  scope: number;
  minutes: number;
  codes: readonly number[];
  dead?: boolean;
}

const [k1, b] = [1.6, 0.5];
const [after, before, decay, reach, longestPause] = [0.7, 0.4, 0.5, 6, 360];

/**
 * BM25 over documents that see the words of their neighbours, written as its definition reads and without any index: every
 * document is a list of words, each with a weight, and everything else is counted from those lists.
 *
 * @returns one score per document, 0 for the dead
 */
export function windowedBm25(
  documents: readonly ReferenceDocument[],
  query: readonly number[],
  windowed: boolean,
): number[] {
  const conversations = windowed
    ? conversationsOf(documents)
    : documents.map((document) => [document]);
  const seen = new Map<ReferenceDocument, Map<number, number>>();
  for (const conversation of conversations) {
    conversation.forEach((document, place) => {
      seen.set(document, wordsSeen(conversation, place));
    });
  }
  const living = documents.filter((document) => !document.dead);
  const lengthOf = (document: ReferenceDocument) =>
    [...(seen.get(document)?.values() ?? [])].reduce((sum, weight) => sum + weight, 0);
  const average = living.reduce((sum, document) => sum + lengthOf(document), 0) / living.length;
  return documents.map((document) => {
    if (document.dead) return 0;
    return [...new Set(query)].reduce((score, code) => {
      const frequency = seen.get(document)?.get(code) ?? 0;
      if (frequency === 0) return score;
      const holders = living.filter((other) => seen.get(other)?.has(code)).length;
      const rarity = Math.log(1 + (living.length - holders + 0.5) / (holders + 0.5));
      const norm = 1 - b + (b * lengthOf(document)) / average;
      return score + (rarity * frequency * (k1 + 1)) / (frequency + k1 * norm);
    }, 0);
  });
}

// What is said in one scope without a long pause, the dead left out.
function conversationsOf(documents: readonly ReferenceDocument[]): ReferenceDocument[][] {
  const open = new Map<number, ReferenceDocument[]>();
  const all: ReferenceDocument[][] = [];
  for (const document of documents) {
    if (document.dead) continue;
    const conversation = open.get(document.scope);
    const last = conversation?.at(-1);
    if (conversation && last && Math.abs(document.minutes - last.minutes) <= longestPause) {
      conversation.push(document);
    } else {
      const started = [document];
      open.set(document.scope, started);
      all.push(started);
    }
  }
  return all;
}

function wordsSeen(conversation: readonly ReferenceDocument[], place: number): Map<number, number> {
  const words = new Map<number, number>();
  conversation.forEach((document, other) => {
    const distance = Math.abs(other - place);
    if (distance > reach) return;
    const share = (other < place ? after : before) * decay ** (distance - 1);
    for (const code of document.codes) {
      words.set(code, (words.get(code) ?? 0) + (distance === 0 ? 1 : share));
    }
  });
  return words;
}
