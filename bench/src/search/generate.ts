import { createRandom } from "@holdfast/testing";

const vocabulary = 50_000;
const functionWords =
  "the a to of and in it is that was for on with as at by we they have had".split(" ");

/** Makes texts of words by Zipf's law; the same seed gives the same texts. */
export function createGenerator(seed: number) {
  const random = createRandom(seed);
  const content = () => spell(Math.floor(vocabulary ** random.next()));
  const words = (count: number, word: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => word(index)).join(" ");
  return {
    /** A whole number from 0 to below the limit. */
    below: random.whole,
    /** One message of 22 words. */
    turn: () =>
      words(22, (index) =>
        index % 2 === 0 ? content() : (functionWords[random.whole(functionWords.length)] as string),
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
