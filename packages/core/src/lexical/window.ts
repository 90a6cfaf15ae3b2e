/**
 * How much of a turn's words its neighbours in the same conversation take part in: 0.7 · 0.5^(distance − 1) for turns after
 * it, 0.4 · 0.5^(distance − 1) for turns before it, up to 6 turns away. Chosen on LOCOMO conversations (see
 * docs/benchmarks.md); widths of 3 and 12 were within half a point.
 */
export const lexicalWindow = {
  /** What the turn that follows sees of this one. */
  forward: 0.7,
  /** What the turn before sees of this one. */
  backward: 0.4,
  /** The factor for each further turn. */
  decay: 0.5,
  /** How many turns on each side. */
  reach: 6,
  /** A pause of more minutes than this ends a conversation: turns on its two sides are no neighbours. */
  longestPause: 6 * 60,
} as const;
