const floatBytes = 4;
/** What pgvector's binary form has before its numbers: their count and two unused bytes. */
const headBytes = 4;

/** A vector as it is stored without pgvector: little-endian 32-bit floats. */
export function bytesOf(vector: Float32Array): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(vector.length * floatBytes));
  for (const [index, value] of vector.entries()) bytes.setFloat32(index * floatBytes, value, true);
  return new Uint8Array(bytes.buffer);
}

/** The numbers of a vector that was stored as bytes. */
export function floatsOf(bytes: Uint8Array): Float32Array {
  return readFloats(bytes, 0, true);
}

/** The numbers of a vector of pgvector, as `vector_send` gives it: big-endian, behind a head of four bytes. */
export function floatsOfSent(bytes: Uint8Array): Float32Array {
  return readFloats(bytes, headBytes, false);
}

/** A vector as pgvector reads it. Nine digits tell every 32-bit float from its neighbours. */
export function vectorText(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => (Object.is(value, -0) ? "-0" : value.toPrecision(9))).join(",")}]`;
}

function readFloats(bytes: Uint8Array, start: number, littleEndian: boolean): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const floats = new Float32Array((bytes.byteLength - start) / floatBytes);
  for (let index = 0; index < floats.length; index++)
    floats[index] = view.getFloat32(start + index * floatBytes, littleEndian);
  return floats;
}
