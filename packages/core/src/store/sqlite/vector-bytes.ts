import { endianness } from "node:os";

const littleEndian = endianness() === "LE";

/** A vector as it is stored: little-endian 32-bit floats. */
export function bytesOf(vector: Float32Array): Uint8Array {
  if (littleEndian) return new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength);
  const bytes = new DataView(new ArrayBuffer(vector.length * 4));
  vector.forEach((value, index) => {
    bytes.setFloat32(index * 4, value, true);
  });
  return new Uint8Array(bytes.buffer);
}

/** The numbers of a stored vector. The driver's bytes may start at any offset, which a Float32Array cannot: copied, not viewed. */
export function floatsOf(bytes: Uint8Array): Float32Array {
  const copy = bytes.slice();
  if (littleEndian) return new Float32Array(copy.buffer);
  const view = new DataView(copy.buffer);
  return Float32Array.from({ length: copy.byteLength / 4 }, (_, index) =>
    view.getFloat32(index * 4, true),
  );
}
