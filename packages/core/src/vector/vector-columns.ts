import { setImmediate as breathe } from "node:timers/promises";

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
    const length = lengthOf(vector);
    for (let index = 0; index < this.dimensions; index++) {
      // a vector without a direction is near to nothing
      this.values[start + index] = length === 0 ? 0 : (vector[index] as number) / length;
    }
    this.ids.push(id);
    this.scopeKeys.push(scopeKey);
    this.size++;
  }

  /**
   * The cosine of every row with a vector, position by position, of the rows that there are when it is called. Lets other work
   * run about every millisecond.
   */
  async cosines(vector: Float32Array): Promise<Float64Array> {
    const { dimensions, values, size } = this;
    const length = lengthOf(vector) || 1;
    const query = Float64Array.from(vector, (value) => value / length);
    const cosines = new Float64Array(size);
    const rowsAtOnce = Math.ceil(productsAtOnce / dimensions);
    for (let from = 0; from < size; from += rowsAtOnce) {
      if (from > 0) await breathe();
      multiply(values, query, cosines, from, Math.min(size, from + rowsAtOnce));
    }
    return cosines;
  }
}

const productsAtOnce = 1_000_000;

function lengthOf(vector: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) sum += (vector[index] as number) ** 2;
  return Math.sqrt(sum);
}

// The dot product of each row with the query. Four sums at a time, so that they do not wait for each other.
function multiply(
  values: Float32Array,
  query: Float64Array,
  products: Float64Array,
  from: number,
  to: number,
): void {
  const dimensions = query.length;
  const even = dimensions - (dimensions % 4);
  for (let row = from; row < to; row++) {
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
    products[row] = a + b + c + d;
  }
}
