import type { Code, FunctionSource } from "./assemble-module.ts";
import { instructions as wasm } from "./instructions.ts";

/** How many rows the kernel takes at a time: their number must be a multiple of it. */
export const rowsAtOnce = 4;

/** How many codes it takes at a time: the length of a row must be a multiple of it. */
export const codesAtOnce = 16;

const [rows, count, query, products, stride] = [0, 1, 2, 3, 4] as const;
const [queryEnd, queryAt] = [5, 6] as const;
const rowAt = [7, 8, 9, 10] as const;
const sums = [11, 12, 13, 14] as const;
const [part, pairs] = [15, 16] as const;

/**
 * `codeProducts(rows, count, query, products, stride)`: the products of `count` rows of 8-bit codes with a query of 16-bit codes, as 32-bit
 * integers. All but `count` and `stride` (the codes of a row) are addresses. Nobody checks for overflow: see `quantiseQuery`.
 *
 * Four rows at a time share each load of the query, and their four sums do not wait for each other. Plain SIMD (WebAssembly 2.0):
 * the relaxed instructions differ between processors.
 */
export const codeProducts: FunctionSource = {
  name: "codeProducts",
  parameters: 5,
  variables: [
    "i32",
    "i32",
    ...rowAt.map(() => "i32" as const),
    "v128",
    "v128",
    "v128",
    "v128",
    "v128",
    "v128",
  ],
  body: [
    set(queryEnd, get(query), get(stride), wasm.i32Add, get(stride), wasm.i32Add),
    wasm.loop([
      set(rowAt[0], get(rows)),
      rowAt.slice(1).map((row) => set(row, get(row - 1), get(stride), wasm.i32Add)),
      sums.map((sum) => set(sum, wasm.v128Zero)),
      set(queryAt, get(query)),
      wasm.loop([
        [0, 8].map(addProducts),
        rowAt.map((row) => advance(row, codesAtOnce)),
        advance(queryAt, codesAtOnce * 2),
        [get(queryAt), get(queryEnd), wasm.i32LtU, wasm.again],
      ]),
      storeTotals(),
      set(rows, get(rowAt[3])),
      advance(products, rowsAtOnce * 4),
      [get(count), wasm.i32Const(rowsAtOnce), wasm.i32Sub, wasm.localTee(count), wasm.again],
    ]),
  ],
};

// Eight codes of each row with eight of the query.
function addProducts(codes: number): Code {
  return [
    set(part, get(queryAt), wasm.v128Load(codes * 2)),
    rowAt.map((row, index) => {
      const sum = sums[index] as number;
      const product = [get(row), wasm.v128Load8x8S(codes), get(part), wasm.i32x4DotI16x8S];
      return set(sum, get(sum), product, wasm.i32x4Add);
    }),
  ];
}

// Each row's sum stands in four lanes: first two rows are added up side by side, then all four.
function storeTotals(): Code {
  return [
    set(pairs, addedUp(sums[0], sums[1], [0, 4, 1, 5], [2, 6, 3, 7])),
    set(part, addedUp(sums[2], sums[3], [0, 4, 1, 5], [2, 6, 3, 7])),
    [get(products), addedUp(pairs, part, [0, 1, 4, 5], [2, 3, 6, 7]), wasm.v128Store()],
  ];
}

type Lanes = readonly [number, number, number, number];

function addedUp(a: number, b: number, some: Lanes, others: Lanes): Code {
  const lanes = (chosen: Lanes) => [get(a), get(b), wasm.shuffle32(chosen)];
  return [lanes(some), lanes(others), wasm.i32x4Add];
}

function get(variable: number): Code {
  return wasm.localGet(variable);
}

function set(variable: number, ...value: Code[]): Code {
  return [value, wasm.localSet(variable)];
}

function advance(variable: number, bytes: number): Code {
  return set(variable, get(variable), wasm.i32Const(bytes), wasm.i32Add);
}
