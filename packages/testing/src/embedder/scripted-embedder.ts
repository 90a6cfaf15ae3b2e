import type { Embedder } from "@holdfast/core";
import { hashEmbedder } from "./hash-embedder.ts";

/**
 * What one call does: `answers`; `throws`; `hangs` until its signal fires; `ignores-signal`, that is, never ends; or returns
 * vectors that are `too-few`, of the `wrong-length`, or `not-finite`.
 */
export type EmbedderStep =
  | "answers"
  | "throws"
  | "hangs"
  | "ignores-signal"
  | "too-few"
  | "wrong-length"
  | "not-finite";

/** An embedder that does what its script says. */
export interface ScriptedEmbedder extends Embedder {
  /** The calls so far, in order. */
  readonly calls: { texts: readonly string[]; purpose: "document" | "query" }[];
  /** What the next calls do, one step each; after the last one it answers. */
  script: EmbedderStep[];
}

/**
 * An embedder for tests of what happens when an embedder fails: each call takes the next step of the script, and once that is
 * used up it answers as {@link hashEmbedder} does.
 *
 * @param script the first steps
 * @param options.dimensions the length of the vectors. Default 64
 * @example
 * ```ts
 * const embedder = scriptedEmbedder(["throws"]);
 * const memory = await createMemory({ path: ":memory:", embedder });
 * const { warnings } = await memory.add("I moved to Bristol.", { userId: "maya" }); // stored, with a warning
 * await memory.flush(); // now it answers
 * ```
 */
export function scriptedEmbedder(
  script: readonly EmbedderStep[] = [],
  options: { dimensions?: number } = {},
): ScriptedEmbedder {
  const words = hashEmbedder(options);
  const embedder: ScriptedEmbedder = {
    id: "holdfast-testing:scripted",
    dimensions: words.dimensions,
    calls: [],
    script: [...script],
    async embed(texts, { signal, purpose }) {
      embedder.calls.push({ texts: [...texts], purpose });
      const step = embedder.script.shift() ?? "answers";
      if (step === "throws") throw new Error("the scripted embedder was told to throw");
      if (step === "hangs" || step === "ignores-signal") {
        await neverUnless(step === "hangs" ? signal : undefined);
      }
      return spoil(await words.embed(texts, { purpose }), step);
    },
  };
  return embedder;
}

function spoil(vectors: Float32Array[], step: EmbedderStep): Float32Array[] {
  if (step === "too-few") return vectors.slice(1);
  if (step === "wrong-length") return vectors.map((vector) => vector.slice(1));
  if (step === "not-finite") return vectors.map((vector) => vector.fill(Number.NaN, 0, 1));
  return vectors;
}

function neverUnless(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
  });
}
