/** The texts of results, in their order. */
export function textsOf(items: readonly { text: string }[]): string[] {
  return items.map(({ text }) => text);
}
