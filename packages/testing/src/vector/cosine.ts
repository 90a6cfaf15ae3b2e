/** The cosine of the angle between two vectors, 0 when one of them has no direction. */
export function cosine(a: Float32Array, b: Float32Array): number {
  // scaled first, so that no square is too large or too small for a number
  const [scaledA, scaledB] = [scaled(a), scaled(b)];
  let [product, squaresA, squaresB] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [x, y] = [scaledA[index] as number, scaledB[index] as number];
    product += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return squaresA === 0 || squaresB === 0 ? 0 : product / Math.sqrt(squaresA * squaresB);
}

function scaled(vector: Float32Array): Float64Array {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const result = new Float64Array(vector.length);
  if (largest === 0) return result;
  for (let index = 0; index < vector.length; index++) {
    result[index] = (vector[index] as number) / largest;
  }
  return result;
}
