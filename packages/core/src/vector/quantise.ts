/** The largest code of a row: 8 bits, and as many below zero as above. */
const largestRowCode = 127;
const largestQueryCode = 32_767;
const largestSum = 2 ** 31 - 1;
// for the rounding of the bounds themselves
const slack = { relative: 1e-6, absolute: 1e-9 } as const;

/** A query's vector of length 1, and the same in 16-bit codes. */
export interface QueryCodes {
  codes: Int16Array;
  /** What a code of 1 stands for. */
  scale: number;
  /** The length of what the codes leave out. */
  error: number;
}

/**
 * Rounds a row to 8-bit codes, written to `codes` from `at` on.
 *
 * @param values rows of `dimensions` numbers
 * @returns what a code of 1 stands for, and at least the length of what the codes leave out
 */
export function quantiseRow(
  values: Float32Array,
  start: number,
  dimensions: number,
  codes: Int8Array,
  at: number,
): [scale: number, error: number] {
  let largest = 0;
  for (let index = start; index < start + dimensions; index++) {
    const size = Math.abs(values[index] as number);
    if (size > largest) largest = size;
  }
  const scale = Math.fround(largest / largestRowCode);
  if (scale === 0) return [0, largest * dimensions];
  const perUnit = 1 / scale;
  let squares = 0;
  for (let index = 0; index < dimensions; index++) {
    const value = values[start + index] as number;
    const exact = value * perUnit;
    // rounds half away from zero; a scale that was rounded down can lead beyond the largest code
    const rounded = (exact < 0 ? exact - 0.5 : exact + 0.5) | 0;
    const code = Math.max(-largestRowCode, Math.min(largestRowCode, rounded));
    codes[at + index] = code;
    const rest = value - scale * code;
    squares += rest * rest;
  }
  return [scale, Math.sqrt(squares) * (1 + slack.relative)];
}

/**
 * Rounds a query of length 1 to 16-bit codes, or fewer bits for long ones, so that no sum of products with a row leaves 32 bits.
 *
 * @param stride the number of codes, of which those beyond the query's length are zero
 */
export function quantiseQuery(unit: Float64Array, stride: number): QueryCodes {
  const codes = new Int16Array(stride);
  const bound = Math.min(largestQueryCode, Math.floor(largestSum / (largestRowCode * stride)));
  const largest = unit.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return { codes, scale: 0, error: 0 };
  const scale = largest / bound;
  let squares = 0;
  for (let index = 0; index < unit.length; index++) {
    const value = unit[index] as number;
    const code = Math.max(-bound, Math.min(bound, Math.round(value / scale)));
    codes[index] = code;
    squares += (value - scale * code) ** 2;
  }
  return { codes, scale, error: Math.sqrt(squares) };
}

/**
 * How far the product of codes may be from the product of the vectors that they stand for, as a factor of the row's error and a
 * summand. With row = codes + e and query = codes + f, both of length 1, by Cauchy and Schwarz:
 * |row · query − product of the codes| ≤ |e| |query| + |row's codes| |f| ≤ |e| + (1 + |e|) |f|.
 */
export function boundOf(query: QueryCodes): { perError: number; least: number } {
  return {
    perError: 1 + query.error + slack.relative,
    least: query.error * (1 + slack.relative) + slack.absolute,
  };
}
