/**
 * A vector scaled to length 1, so that no number is too large or too small for the server. One without a direction stays as it is: Chroma
 * puts it at a right angle to all others.
 */
export function unitVector(vector: Float32Array): number[] {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return Array.from(vector);
  const length = Math.hypot(...Array.from(vector, (value) => value / largest));
  return Array.from(vector, (value) => value / largest / length);
}
