import { HoldfastError } from "../errors.ts";
import type { Embedder } from "./embedder.ts";

/** An embedder of which it is not yet known how long its vectors are. */
export type UnsizedEmbedder = Pick<Embedder, "id" | "embed">;

/**
 * How long the vectors of an embedder are: a number, or a function that may know it by the embedder's id, such as from a store that
 * was built with it.
 *
 * @default as the model says, otherwise one short text is embedded to see
 */
export type KnownDimensions = number | ((id: string) => number | undefined) | undefined;

/**
 * Gives an embedder its dimensions.
 *
 * @throws HoldfastError `invalid_options` for dimensions that are no positive whole number; `embedder_failed` when it had to be
 *   asked and failed
 */
export async function sizedEmbedder(
  embedder: UnsizedEmbedder,
  known: KnownDimensions,
  signal?: AbortSignal | undefined,
): Promise<Embedder> {
  const told = typeof known === "function" ? known(embedder.id) : known;
  if (told !== undefined && !(Number.isInteger(told) && told > 0)) {
    throw new HoldfastError(
      "invalid_options",
      `dimensions: expected a positive whole number, got ${told}`,
    );
  }
  const dimensions = told ?? (await probe(embedder, signal));
  return { id: embedder.id, dimensions, embed: (texts, options) => embedder.embed(texts, options) };
}

async function probe(embedder: UnsizedEmbedder, signal: AbortSignal | undefined): Promise<number> {
  let vectors: readonly ArrayLike<number>[];
  try {
    vectors = await embedder.embed(["How long are your vectors?"], { signal, purpose: "document" });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new HoldfastError("embedder_failed", `The embedder ${embedder.id} failed: ${detail}`, {
      cause: error,
      hint: "It was asked for the length of its vectors. Tell it with `dimensions` to open the memory without asking.",
    });
  }
  const length = vectors[0]?.length;
  if (length !== undefined && length > 0) return length;
  throw new HoldfastError(
    "invalid_vector",
    `The embedder ${embedder.id} returned no vector for a text.`,
  );
}
