import { createRandom } from "@holdfast/testing";
import { describe, expect, it } from "vitest";
import { type CodeKernel, codeKernel, openKernel, strideOf } from "./code-kernel.ts";

const kernel = codeKernel() as CodeKernel;
const random = createRandom(5);

describe("the kernel", () => {
  it("gives the products of rows and query, whatever their number and length", () => {
    for (const stride of [16, 32, 48, 384, 1_536]) {
      const query = Int16Array.from({ length: stride }, () => random.whole(2_001) - 1_000);
      const codes = Int8Array.from({ length: stride * 11 }, () => random.whole(255) - 127);
      for (const [first, count] of [
        [0, 11],
        [0, 8],
        [3, 1],
        [2, 5],
        [10, 1],
      ] as const) {
        const products = kernel.multiply(codes, first, count, query);
        for (let row = 0; row < count; row++) {
          const start = (first + row) * stride;
          const expected = query.reduce(
            (sum, value, index) => sum + value * (codes[start + index] as number),
            0,
          );
          expect(products[row]).toBe(expected);
        }
      }
    }
  });

  it("takes as many rows as it says, up to a length of 8,192", () => {
    for (const stride of [16, 8_192]) {
      const rows = kernel.mostRows(stride);
      expect(rows).toBeGreaterThanOrEqual(4);
      const codes = new Int8Array(rows * stride).fill(1);
      const products = kernel.multiply(codes, 0, rows, new Int16Array(stride).fill(2));
      expect(products.subarray(0, rows).every((product) => product === 2 * stride)).toBe(true);
    }
    expect(kernel.mostRows(8_208)).toBe(0);
  });

  it("keeps the sign and the size of the largest codes", () => {
    const most = Math.floor((2 ** 31 - 1) / (127 * 1_536));
    for (const [row, query] of [
      [127, most],
      [-127, most],
      [127, -most],
    ] as const) {
      const codes = new Int8Array(1_536).fill(row);
      const [product] = kernel.multiply(codes, 0, 1, new Int16Array(1_536).fill(query));
      expect(product).toBe(row * query * 1_536);
    }
  });
});

describe("openKernel", () => {
  it("does without where there is no WebAssembly, or one without SIMD", () => {
    expect(openKernel(undefined)).toBeUndefined();
    class Memory {
      buffer = new ArrayBuffer(4 * 65_536);
    }
    class Module {
      constructor() {
        throw new SyntaxError("invalid value type 0x7b");
      }
    }
    expect(openKernel({ Memory, Module, Instance: Module })).toBeUndefined();
  });
});

describe("strideOf", () => {
  it("is the next multiple of 16", () => {
    expect([1, 15, 16, 17, 384].map(strideOf)).toEqual([16, 16, 16, 32, 384]);
  });
});
