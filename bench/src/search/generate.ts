const vocabulary = 50_000;
const functionWords =
  "the a to of and in it is that was for on with as at by we they have had".split(" ");

/** Makes texts of words by Zipf's law; the same seed gives the same texts. */
export function createGenerator(seed: number) {
  let state = seed >>> 0;
  // Mulberry32 (Tommy Ettinger, public domain): 32 bits of state are plenty for texts
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const content = () => spell(Math.floor(vocabulary ** next()));
  const words = (count: number, word: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => word(index)).join(" ");
  return {
    /** A whole number from 0 to below the limit. */
    below,
    /** One message of 22 words. */
    turn: () =>
      words(22, (index) =>
        index % 2 === 0 ? content() : (functionWords[below(functionWords.length)] as string),
      ),
    /** A query of 6 content words. */
    question: () => words(6, content),
  };
}

// A number as a word of letters.
function spell(number: number): string {
  const letters = number
    .toString(26)
    .replace(/[0-9]/gu, (digit) => "qrstuvwxyz"[Number(digit)] as string);
  return `k${letters}o`;
}
