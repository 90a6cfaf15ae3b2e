import { describe, expect, it } from "vitest";
import { assembleModule, signed, unsigned } from "./assemble-module.ts";
import { instructions as wasm } from "./instructions.ts";

const { Instance, Memory, Module } = (globalThis as unknown as { WebAssembly: WebAssemblyClasses })
  .WebAssembly;

describe("assembleModule", () => {
  it("makes functions that run on the memory they are given", () => {
    const [address, end] = [0, 1];
    const bytes = assembleModule([
      { name: "nothing", parameters: 0, variables: [], body: [] },
      {
        name: "addPairs",
        parameters: 2,
        variables: ["v128"],
        body: wasm.loop([
          [wasm.localGet(address), wasm.v128Load(), wasm.localSet(2)],
          [wasm.localGet(address), wasm.localGet(2), wasm.localGet(2)],
          [wasm.shuffle32([1, 0, 7, 6]), wasm.localGet(2), wasm.i32x4Add, wasm.v128Store()],
          [wasm.localGet(address), wasm.i32Const(16), wasm.i32Add, wasm.localTee(address)],
          [wasm.localGet(end), wasm.i32LtU, wasm.again],
        ]),
      },
    ]);
    const memory = new Memory({ initial: 1 });
    const { exports } = new Instance(new Module(bytes), { host: { memory } });
    const numbers = new Int32Array(memory.buffer, 0, 8);
    numbers.set([1, 2, 3, 4, -10, 20, 30, 40]);
    (exports.nothing as () => void)();
    (exports.addPairs as (address: number, end: number) => void)(0, 32);
    expect([...numbers]).toEqual([3, 3, 7, 7, 10, 10, 70, 70]);
  });
});

describe("LEB128", () => {
  it("writes whole numbers in as few bytes as they need", () => {
    expect(unsigned(0)).toEqual([0]);
    expect(unsigned(127)).toEqual([0x7f]);
    expect(unsigned(128)).toEqual([0x80, 0x01]);
    expect(unsigned(624_485)).toEqual([0xe5, 0x8e, 0x26]);
    expect(unsigned(0xffff_ffff)).toEqual([0xff, 0xff, 0xff, 0xff, 0x0f]);
  });

  it("keeps the sign", () => {
    expect(signed(63)).toEqual([0x3f]);
    expect(signed(64)).toEqual([0xc0, 0x00]);
    expect(signed(-1)).toEqual([0x7f]);
    expect(signed(-65)).toEqual([0xbf, 0x7f]);
    expect(signed(-123_456)).toEqual([0xc0, 0xbb, 0x78]);
  });
});

interface WebAssemblyClasses {
  Memory: new (options: { initial: number }) => { buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> };
}
