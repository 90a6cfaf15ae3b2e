import { HoldfastError } from "@holdfast/core";

/**
 * A vector as a server gives it: numbers, or the base64 text of little-endian 32-bit floats.
 *
 * @throws HoldfastError `invalid_vector` for anything else
 */
export function decodeVector(embedding: unknown): Float32Array {
  if (Array.isArray(embedding)) return Float32Array.from(embedding);
  if (embedding instanceof Float32Array) return embedding;
  const bytes = typeof embedding === "string" ? Buffer.from(embedding, "base64") : undefined;
  if (bytes === undefined || bytes.length === 0 || bytes.length % 4 !== 0) {
    throw new HoldfastError(
      "invalid_vector",
      "The server answered with an embedding in an unknown form.",
    );
  }
  // Copied, because a view has to begin at a multiple of four.
  const { buffer, byteOffset, byteLength } = bytes;
  return new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}
