/**
 * A vector scaled to length 1, so that no number is too large or too small for the server. One without a direction stays as it is: Chroma
 * puts it at a right angle to all others.
 */
export function unitVector(vector: Float32Array): number[] {
  const numbers = new Array<number>(vector.length);
  let sum = 0;
  // no square of a 32-bit float is too large or too small for a double
  for (let place = 0; place < vector.length; place++) {
    const value = vector[place] as number;
    numbers[place] = value;
    sum += value * value;
  }
  const length = Math.sqrt(sum);
  if (length === 0) return numbers;
  for (let place = 0; place < numbers.length; place++)
    numbers[place] = (numbers[place] as number) / length;
  return numbers;
}
