import { type CodeKernel, strideOf } from "./kernel/code-kernel.ts";
import type { QueryCodes } from "./quantise.ts";
import { boundOf, quantiseQuery } from "./quantise.ts";
import { lengthOf, type VectorChunk } from "./vector-chunk.ts";

/** With fewer rows the query's codes cost more than they save. */
const fewestForCodes = 32;

/** Takes a row that may be near enough, and the numbers between which its cosine lies. */
export type Consider = (row: number, lowest: number, highest: number) => void;

/** Gives the cosines of a chunk's rows with a query: between which two numbers each lies. */
export class CosineBounds {
  private readonly unit: Float64Array;
  private query: QueryCodes | undefined;

  constructor(vector: Float32Array) {
    const length = lengthOf(vector) || 1;
    this.unit = new Float64Array(vector.length);
    for (let index = 0; index < vector.length; index++)
      this.unit[index] = (vector[index] as number) / length;
  }

  /**
   * Gives those of the first `rows` rows whose cosines may reach a floor. Both bounds are the cosine itself where that was computed.
   *
   * @param kernel what multiplies the codes of the rows; without one all cosines are computed
   * @param limit its floor may rise with each row that was considered
   */
  measure(
    chunk: VectorChunk,
    rows: number,
    kernel: CodeKernel | undefined,
    limit: { readonly floor: number },
    consider: Consider,
  ): void {
    if (kernel !== undefined && rows >= fewestForCodes) {
      this.estimate(chunk, rows, kernel, limit, consider);
      return;
    }
    for (let row = 0; row < rows; row++) {
      const cosine = this.cosine(chunk, row);
      if (!(cosine < limit.floor)) consider(row, cosine, cosine);
    }
  }

  private estimate(
    chunk: VectorChunk,
    rows: number,
    kernel: CodeKernel,
    limit: { readonly floor: number },
    consider: Consider,
  ): void {
    this.query ??= quantiseQuery(this.unit, strideOf(this.unit.length));
    const { codes, scale } = this.query;
    const { perError, least } = boundOf(this.query);
    const { scales, errors } = chunk;
    const most = kernel.mostRows(codes.length);
    for (let first = 0; first < rows; first += most) {
      const count = Math.min(most, rows - first);
      const products = kernel.multiply(chunk.codes, first, count, codes);
      for (let index = 0; index < count; index++) {
        const row = first + index;
        const product = (products[index] as number) * scale * (scales[row] as number);
        const bound = (errors[row] as number) * perError + least;
        if (!(product + bound < limit.floor)) consider(row, product - bound, product + bound);
      }
    }
  }

  /** A row's cosine. Four sums at a time, so that they do not wait for each other. */
  cosine({ values }: VectorChunk, row: number): number {
    const { unit } = this;
    const dimensions = unit.length;
    const start = row * dimensions;
    const even = dimensions - (dimensions % 4);
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let index = 0; index < even; index += 4) {
      a += (values[start + index] as number) * (unit[index] as number);
      b += (values[start + index + 1] as number) * (unit[index + 1] as number);
      c += (values[start + index + 2] as number) * (unit[index + 2] as number);
      d += (values[start + index + 3] as number) * (unit[index + 3] as number);
    }
    for (let index = even; index < dimensions; index++) {
      a += (values[start + index] as number) * (unit[index] as number);
    }
    return a + b + c + d;
  }
}
