/** A partition's vectors in memory: one row each, scaled to length 1, so that a dot product is a cosine. */
export class VectorColumns {
  size = 0;
  readonly ids: string[] = [];
  readonly scopeKeys: number[] = [];
  private readonly dimensions: number;
  private values: Float32Array;

  constructor(dimensions: number) {
    this.dimensions = dimensions;
    this.values = new Float32Array(dimensions * 64);
  }

  /** The memory that the columns hold, in bytes. */
  get bytes(): number {
    return this.values.byteLength + this.ids.length * 96;
  }

  push(id: string, scopeKey: number, vector: Float32Array): void {
    const start = this.size * this.dimensions;
    if (start === this.values.length) {
      const grown = new Float32Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values.set(vector, start);
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
    // a vector without a direction is near to nothing
    for (let index = start; index < start + this.dimensions; index++) {
      this.values[index] = length === 0 ? 0 : (this.values[index] as number) / length;
    }
    this.ids.push(id);
    this.scopeKeys.push(scopeKey);
    this.size++;
  }

  /** The cosine of every row with a vector, position by position. Four sums at a time, so that they do not wait for each other. */
  cosines(vector: Float32Array): Float64Array {
    const { dimensions, values } = this;
    const query = Float64Array.from(vector);
    const length = Math.hypot(...query) || 1;
    const result = new Float64Array(this.size);
    const even = dimensions - (dimensions % 4);
    for (let row = 0; row < this.size; row++) {
      const start = row * dimensions;
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let index = 0; index < even; index += 4) {
        a += (values[start + index] as number) * (query[index] as number);
        b += (values[start + index + 1] as number) * (query[index + 1] as number);
        c += (values[start + index + 2] as number) * (query[index + 2] as number);
        d += (values[start + index + 3] as number) * (query[index + 3] as number);
      }
      for (let index = even; index < dimensions; index++) {
        a += (values[start + index] as number) * (query[index] as number);
      }
      result[row] = (a + b + c + d) / length;
    }
    return result;
  }
}
