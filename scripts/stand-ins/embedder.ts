/** What the documentation imports as `./embedder.ts`: it counts letters, in place of one with a key. */
export const embedder = {
  id: "docs",
  dimensions: 26,
  embed: async (texts: readonly string[]) =>
    texts.map((text) => {
      const vector = new Float32Array(26);
      for (const letter of text.toLowerCase()) {
        const place = letter.charCodeAt(0) - 97;
        if (place >= 0 && place < 26) vector[place] = (vector[place] ?? 0) + 1;
      }
      return vector;
    }),
};
