import { HoldfastError } from "@holdfast/core";
import { z } from "zod/v4";
import type { MemoryLike } from "../memory-like.ts";
import type { Inject } from "../recall/inject.ts";
import type {
  CaptureMode,
  CaptureSettings,
  MemoryFailure,
  MemoryMode,
  MemoryOptions,
  RecallSettings,
  ScopeSource,
} from "./memory-options.ts";

type Filled<T> = { [Name in keyof T]-?: Exclude<T[Name], undefined> };

/** {@link MemoryOptions}, checked and with their defaults. */
export interface ResolvedOptions {
  memory: MemoryLike;
  scope: ScopeSource | undefined;
  mode: MemoryMode;
  inject: Inject;
  recall: Filled<Omit<RecallSettings, "query">> & Pick<RecallSettings, "query">;
  capture: Filled<CaptureSettings>;
  waitUntil: ((work: Promise<unknown>) => void) | undefined;
  onError: ((failure: MemoryFailure) => void) | undefined;
}

/** The modes of a call. */
export const memoryModes = ["off", "read", "write", "readwrite"] as const;

const captureModes = ["background", "inline", "drain", "off"] as const;
const aFunction = z.custom<(...input: never[]) => unknown>(
  (value) => typeof value === "function",
  "expected a function",
);
const schema = z.strictObject({
  memory: z.custom<MemoryLike>(isMemory, "expected a memory made by createMemory()"),
  scope: z
    .union([aFunction, z.custom((value) => typeof value === "object" && value !== null)])
    .optional(),
  mode: z.enum(memoryModes).default("readwrite"),
  inject: z.union([z.enum(["user", "system", "sticky"]), aFunction]).default("user"),
  recall: z
    .strictObject({
      limit: z.int().min(1).max(1_000).default(8),
      maxTokens: z.int().min(100).max(1_000_000).default(800),
      deadlineMs: z.number().min(0).max(600_000).default(500),
      query: aFunction.optional(),
      acrossRuns: z.boolean().default(true),
    })
    .prefault({}),
  capture: z
    .union([
      z.enum(captureModes).transform((mode) => ({ mode })),
      z.strictObject({
        mode: z.enum(captureModes).optional(),
        tools: z.boolean().optional(),
        json: z.enum(["user", "all", "off"]).optional(),
        catchUp: z.union([z.boolean(), z.literal("all")]).optional(),
      }),
    ])
    .default({}),
  waitUntil: aFunction.optional(),
  onError: aFunction.optional(),
});

/**
 * Checks options once, when a model is wrapped.
 *
 * @throws HoldfastError `invalid_options`, naming the first field that is wrong
 */
export function resolveOptions(options: MemoryOptions): ResolvedOptions {
  const result = schema.safeParse(options);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = ["options", ...(issue?.path ?? [])].map(String).join(".");
    throw new HoldfastError("invalid_options", `${place}: ${issue?.message}`);
  }
  const { capture, ...others } = result.data;
  const rest = others as Omit<ResolvedOptions, "capture">;
  return {
    ...rest,
    onError: rest.onError && withoutThrowing(rest.onError),
    waitUntil: rest.waitUntil && withoutThrowing(rest.waitUntil),
    capture: {
      mode: "background" as CaptureMode,
      tools: false,
      json: "user",
      catchUp: true,
      ...given(capture),
    },
  };
}

function given<T extends object>(fields: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]: Exclude<T[Name], undefined> };
}

// What the application does with a failure of the memory must not fail the call either.
function withoutThrowing<Input>(callback: (input: Input) => void): (input: Input) => void {
  return (input) => {
    try {
      callback(input);
    } catch {
      // nobody is left who could be told
    }
  };
}

function isMemory(value: unknown): boolean {
  const { recall, capture } = (value ?? {}) as Record<string, unknown>;
  return typeof recall === "function" && typeof capture === "function";
}
