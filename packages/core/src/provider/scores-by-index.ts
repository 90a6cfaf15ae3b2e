/**
 * The scores of a ranking in the order of the documents. Documents that the ranking leaves out come below all others.
 *
 * @param count how many documents there are
 */
export function scoresByIndex(
  ranking: readonly { index: number; score: number }[],
  count: number,
): number[] {
  const lowest = ranking.reduce((least, { score }) => Math.min(least, score), 0);
  const scores = new Array<number>(count).fill(lowest - 1);
  for (const { index, score } of ranking) {
    if (!(Number.isInteger(index) && index >= 0 && index < count)) {
      throw new RangeError(`The ranking names document ${index} of ${count}.`);
    }
    scores[index] = score;
  }
  return scores;
}
