import type { Code } from "./assemble-module.ts";
import { signed, unsigned } from "./assemble-module.ts";

const vectorPrefix = 0xfd;
const noValue = 0x40;

/** The instructions of WebAssembly that the kernel uses, under the names of the specification. */
export const instructions = {
  localGet: (index: number): Code => [0x20, unsigned(index)],
  localSet: (index: number): Code => [0x21, unsigned(index)],
  localTee: (index: number): Code => [0x22, unsigned(index)],
  i32Const: (value: number): Code => [0x41, signed(value)],
  i32Add: 0x6a,
  i32Sub: 0x6b,
  i32LtU: 0x49,
  /** Runs a body, and again as long as it ends with {@link again}. */
  loop: (body: Code): Code => [0x03, noValue, body, 0x0b],
  /** The innermost loop once more, if the value on the stack is not 0. */
  again: [0x0d, 0],
  v128Load: (offset = 0): Code => vector(0, address(4, offset)),
  v128Store: (offset = 0): Code => vector(11, address(4, offset)),
  /** Eight bytes as eight 16-bit numbers. */
  v128Load8x8S: (offset = 0): Code => vector(1, address(3, offset)),
  v128Zero: vector(12, new Array<number>(16).fill(0)),
  /** Four 32-bit lanes of two vectors: 0 to 3 are those of the first, 4 to 7 those of the second. */
  shuffle32: (lanes: readonly [number, number, number, number]): Code =>
    vector(
      13,
      lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)),
    ),
  i32x4Add: vector(174, []),
  /** The products of eight pairs of 16-bit numbers, added two by two. */
  i32x4DotI16x8S: vector(186, []),
} as const;

function vector(opcode: number, operands: Code): Code {
  return [vectorPrefix, unsigned(opcode), operands];
}

// The alignment, as an exponent of 2, is a hint; the offset is added to the address on the stack.
function address(alignment: number, offset: number): Code {
  return [alignment, unsigned(offset)];
}
