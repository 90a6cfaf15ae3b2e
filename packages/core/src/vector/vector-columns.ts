import { type CodeKernel, codeKernel, strideOf } from "./kernel/code-kernel.ts";
import { chunkRows, VectorChunk } from "./vector-chunk.ts";

/** An item's vector, as the store gives it. */
export interface VectorRow {
  id: string;
  /** Its key in the store's projections. */
  key?: number | undefined;
  scopeKey: number;
  vector: Float32Array;
}

/** A partition's vectors in memory: one row each, scaled to length 1, so that a dot product is a cosine. */
export class VectorColumns {
  size = 0;
  readonly ids: string[] = [];
  readonly keys: (number | undefined)[] = [];
  readonly scopeKeys: number[] = [];
  readonly chunks: VectorChunk[] = [];
  readonly dimensions: number;
  /** What multiplies the codes of the rows; undefined when there is none, and then there are no codes. */
  readonly kernel: CodeKernel | undefined;
  private readonly stride: number;

  /** @param openKernel gives what multiplies codes. Default: the kernel of this process */
  constructor(dimensions: number, openKernel: () => CodeKernel | undefined = codeKernel) {
    const stride = strideOf(dimensions);
    const kernel = openKernel();
    this.dimensions = dimensions;
    this.kernel = kernel !== undefined && kernel.mostRows(stride) > 0 ? kernel : undefined;
    this.stride = this.kernel === undefined ? 0 : stride;
  }

  /** The memory that the columns hold, in bytes. */
  get bytes(): number {
    const full = this.chunks.length > 1 ? (this.chunks[0] as VectorChunk).bytes : 0;
    return full * (this.chunks.length - 1) + (this.chunks.at(-1)?.bytes ?? 0) + this.size * 96;
  }

  push({ id, key, scopeKey, vector }: VectorRow): void {
    const row = this.size % chunkRows;
    if (row === 0) this.chunks.push(new VectorChunk(this.dimensions, this.stride));
    (this.chunks.at(-1) as VectorChunk).write(row, vector);
    this.ids.push(id);
    this.keys.push(key);
    this.scopeKeys.push(scopeKey);
    this.size++;
  }
}
