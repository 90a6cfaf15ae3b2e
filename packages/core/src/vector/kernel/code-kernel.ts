import { endianness } from "node:os";
import { assembleModule, memoryImport } from "./assemble-module.ts";
import { codeProducts, codesAtOnce, rowsAtOnce } from "./code-products.ts";

/** Multiplies rows of 8-bit codes with a query of 16-bit codes, many at once. */
export interface CodeKernel {
  /** How many rows of a length one call may take; 0 when the length is too much for it. */
  mostRows(stride: number): number;
  /**
   * The products of some rows with a query, valid until the next call.
   *
   * @param codes rows of as many codes as the query has, a multiple of {@link codesAtOnce}
   * @param first the first row; `count` rows from there, at most {@link CodeKernel.mostRows}
   */
  multiply(codes: Int8Array, first: number, count: number, query: Int16Array): Int32Array;
}

/** What is used of WebAssembly, which is missing where just-in-time compilation is forbidden. */
interface WebAssemblyGlobal {
  Memory: new (options: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
}

const pageBytes = 65_536;
// The memory, which stays in a processor's second cache: the query, the products, then the rows.
const pages = 4;
const longestQuery = 8_192;
const mostProducts = 1_024;
const productsAt = longestQuery * 2;
const rowsAt = productsAt + mostProducts * 4;

let opened: { kernel: CodeKernel | undefined } | undefined;

/**
 * The kernel of this process, made when it is first asked for; undefined where there is no WebAssembly with SIMD. Rows are copied into
 * its small memory piece by piece, so that they stay ordinary arrays which the garbage collector frees.
 */
export function codeKernel(): CodeKernel | undefined {
  opened ??= { kernel: openKernel((globalThis as { WebAssembly?: unknown }).WebAssembly) };
  return opened.kernel;
}

/** A kernel on an implementation of WebAssembly; undefined when that does not do. */
export function openKernel(implementation: unknown): CodeKernel | undefined {
  if (endianness() !== "LE") return undefined;
  try {
    const { Memory, Module, Instance } = implementation as WebAssemblyGlobal;
    const memory = new Memory({ initial: pages });
    const module = new Module(assembleModule([codeProducts]));
    const imports = { [memoryImport.module]: { [memoryImport.name]: memory } };
    const { exports } = new Instance(module, imports);
    return kernelOn(memory.buffer, exports[codeProducts.name] as Multiply);
  } catch {
    return undefined;
  }
}

type Multiply = (
  rows: number,
  count: number,
  query: number,
  products: number,
  stride: number,
) => void;

function kernelOn(buffer: ArrayBuffer, run: Multiply): CodeKernel {
  const queryCodes = new Int16Array(buffer, 0, longestQuery);
  const products = new Int32Array(buffer, productsAt, mostProducts);
  const rowCodes = new Int8Array(buffer, rowsAt);
  return {
    mostRows(stride) {
      if (stride > longestQuery) return 0;
      const rows = Math.min(mostProducts, Math.floor((pages * pageBytes - rowsAt) / stride));
      return rows - (rows % rowsAtOnce);
    },
    multiply(codes, first, count, query) {
      const stride = query.length;
      queryCodes.set(query);
      rowCodes.set(codes.subarray(first * stride, (first + count) * stride));
      // what is left of other rows in the last of them is multiplied as well, and not looked at
      const whole = Math.ceil(count / rowsAtOnce) * rowsAtOnce;
      run(rowsAt, whole, 0, productsAt, stride);
      return products;
    },
  };
}

/** The number of codes of a row for vectors of a length: what is missing to a multiple is zero. */
export function strideOf(dimensions: number): number {
  return Math.ceil(dimensions / codesAtOnce) * codesAtOnce;
}
