/** Bytes of WebAssembly code, put together from smaller pieces. */
export type Code = number | readonly Code[];

/** The types of parameters and variables. */
export const valueTypes = { i32: 0x7f, v128: 0x7b } as const;

/** A function that a module exports. */
export interface FunctionSource {
  name: string;
  /** How many 32-bit integers it takes. It returns nothing. */
  parameters: number;
  /** The types of its variables, which are numbered after the parameters. */
  variables: readonly (keyof typeof valueTypes)[];
  body: Code;
}

/** Where a module expects its memory. */
export const memoryImport = { module: "host", name: "memory" } as const;

const sections = { types: 1, imports: 2, functions: 3, exports: 7, code: 10 } as const;
const noValue = 0;
const functionType = 0x60;
const importedMemory = [0x02, 0x00, 0x01]; // a memory without a maximum, of one page at least
const exportedFunction = 0x00;
const end = 0x0b;

/**
 * The bytes of a WebAssembly module (WebAssembly Core Specification 2.0, chapter 5) with some functions on one imported memory.
 * It is put together when it is needed, so that the package ships neither a binary nor a build step.
 */
export function assembleModule(functions: readonly FunctionSource[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [
    functionType,
    list(Array.from({ length: parameters }, () => valueTypes.i32)),
    noValue,
  ]);
  const imported = [name(memoryImport.module), name(memoryImport.name), importedMemory];
  const exported = functions.map((source, index) => [
    name(source.name),
    exportedFunction,
    unsigned(index),
  ]);
  const bodies = functions.map(({ variables, body }) =>
    sized([list(variables.map((type) => [1, valueTypes[type]])), body, end]),
  );
  const magic = [0x00, 0x61, 0x73, 0x6d];
  const version = [0x01, 0x00, 0x00, 0x00];
  return Uint8Array.from(
    flatten([
      magic,
      version,
      [sections.types, sized(list(types))],
      [sections.imports, sized(list([imported]))],
      [sections.functions, sized(list(functions.map((_, index) => unsigned(index))))],
      [sections.exports, sized(list(exported))],
      [sections.code, sized(list(bodies))],
    ]),
  );
}

/** A whole number from 0 to 2³² − 1 in LEB128. */
export function unsigned(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

/** A whole number from −2³¹ to 2³¹ − 1 in LEB128. */
export function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const signBit = (low & 0x40) !== 0;
  const last = (rest === 0 && !signBit) || (rest === -1 && signBit);
  return last ? [low] : [low | 0x80, ...signed(rest)];
}

function flatten(code: Code): number[] {
  return typeof code === "number" ? [code] : code.flatMap(flatten);
}

function list(entries: readonly Code[]): Code {
  return [unsigned(entries.length), entries];
}

function sized(code: Code): Code {
  const bytes = flatten(code);
  return [unsigned(bytes.length), bytes];
}

function name(text: string): Code {
  return list([...new TextEncoder().encode(text)]);
}
