import { quantiseRow } from "./quantise.ts";

/** The most rows of one chunk. */
export const chunkRows = 512;

const fewestRows = 8;

/**
 * Some rows of a partition's vectors: each as 32-bit floats of length 1, and rounded to 8-bit codes, by which most of them are
 * ruled out. Columns grow chunk by chunk, so that growing never copies more than one.
 */
export class VectorChunk {
  values: Float32Array;
  codes: Int8Array;
  /** What a code of 1 stands for, row by row. */
  scales: Float32Array;
  /** At least the length of what the codes leave out, row by row. */
  errors: Float32Array;
  private capacity = fewestRows;
  private readonly dimensions: number;
  private readonly stride: number;

  /** @param stride the number of codes of a row, 0 for none */
  constructor(dimensions: number, stride: number) {
    this.dimensions = dimensions;
    this.stride = stride;
    this.values = new Float32Array(fewestRows * dimensions);
    this.codes = new Int8Array(fewestRows * stride);
    this.scales = new Float32Array(fewestRows);
    this.errors = new Float32Array(fewestRows);
  }

  /** The memory that the rows hold, in bytes. */
  get bytes(): number {
    return this.capacity * (this.dimensions * 4 + this.stride + 8);
  }

  /** Writes a row, scaled to length 1. Rows are written in order. */
  write(row: number, vector: Float32Array): void {
    if (row === this.capacity) this.grow();
    const { dimensions, values } = this;
    const start = row * dimensions;
    const length = lengthOf(vector);
    // a vector without a direction is near to nothing
    if (length === 0) return;
    for (let index = 0; index < dimensions; index++)
      values[start + index] = (vector[index] as number) / length;
    if (this.stride === 0) return;
    const [scale, error] = quantiseRow(values, start, dimensions, this.codes, row * this.stride);
    this.scales[row] = scale;
    this.errors[row] = error;
  }

  private grow(): void {
    this.capacity = Math.min(chunkRows, this.capacity * 2);
    this.values = copied(this.values, new Float32Array(this.capacity * this.dimensions));
    this.codes = copied(this.codes, new Int8Array(this.capacity * this.stride));
    this.scales = copied(this.scales, new Float32Array(this.capacity));
    this.errors = copied(this.errors, new Float32Array(this.capacity));
  }
}

/** The length of a vector, also of one so long or short that its square is no 32-bit number. */
export function lengthOf(vector: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) sum += (vector[index] as number) ** 2;
  return Math.sqrt(sum);
}

function copied<T extends Float32Array | Int8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
