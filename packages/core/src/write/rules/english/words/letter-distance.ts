/** How many letters have to be put in, left out or changed to make one word of another. */
export function letterDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(
        Math.min(
          (row[j + 1] as number) + 1,
          (next[j] as number) + 1,
          (row[j] as number) + (letter === b[j] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row.at(-1) as number;
}
