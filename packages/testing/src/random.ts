/** Gives numbers from 0 (inclusive) to 1 (exclusive), and what is made of them. */
export interface Random {
  next(): number;
  /** A whole number from 0 to `below` − 1. */
  whole(below: number): number;
  /** One of several things. */
  pick<T>(from: readonly T[]): T;
}

/**
 * Numbers that look random and are the same for the same seed, so that a test that failed fails again: the generator
 * mulberry32 by Tommy Ettinger (public domain).
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return { next, whole, pick: <T>(from: readonly T[]) => from[whole(from.length)] as T };
}
