import { HoldfastError } from "../errors.ts";
import { checkVectors } from "../provider/check-vectors.ts";
import type { Embedder } from "../provider/embedder.ts";
import { embedderFingerprint, embedderSetting } from "../provider/embedder-fingerprint.ts";
import { withSignal } from "../provider/with-signal.ts";
import type { PendingVector, Store } from "../store/store.ts";
import type { FollowedIndex } from "../vector/followed-index.ts";

const textsAtOnce = 64;
const embedderCodes = ["embedder_failed", "embedder_mismatch"];

/** What embedding needs, and where it stops. */
export interface EmbedRequest {
  store: Store;
  embedder: Embedder;
  /** How long one call of the embedder may take, in milliseconds. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** The index elsewhere that has to hear of new vectors. */
  follower?: Pick<FollowedIndex, "wake"> | undefined;
  /** Told after every batch. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** An item to embed. */
export type TextItem = Pick<PendingVector, "kind" | "id" | "text">;

/**
 * Embeds all items that wait for a vector, a batch at a time. A batch that fails stays on the list with the failure noted, and
 * nothing more is tried in this run.
 *
 * @returns how many items got their vector
 * @throws HoldfastError `embedder_failed` with the failure as cause; `aborted`
 */
export async function embedPending(request: EmbedRequest): Promise<number> {
  const total = (await request.store.counts()).pendingVectors;
  let done = 0;
  for (;;) {
    const batch = await request.store.pendingVectors(textsAtOnce);
    if (batch.length === 0) return done;
    await embedBatch(batch, request);
    done += batch.length;
    request.onProgress?.(done, Math.max(done, total));
  }
}

async function embedItems(items: readonly TextItem[], request: EmbedRequest): Promise<void> {
  for (let start = 0; start < items.length; start += textsAtOnce) {
    await embedBatch(items.slice(start, start + textsAtOnce), request);
  }
}

/**
 * Embeds items if there is an embedder. What cannot be embedded now waits on the list, so its failure is a warning, not an error.
 *
 * @returns the warnings
 * @throws HoldfastError `store_*`
 */
export async function tryToEmbed(
  items: readonly TextItem[],
  request: EmbedRequest | undefined,
): Promise<string[]> {
  if (request === undefined) return [];
  try {
    await embedItems(items, request);
    request.follower?.wake();
    return [];
  } catch (error) {
    if (!HoldfastError.isInstance(error) || !embedderCodes.includes(error.code)) throw error;
    return [`${error.message}. ${error.hint}`];
  }
}

async function embedBatch(batch: readonly TextItem[], request: EmbedRequest): Promise<void> {
  const { store, embedder, timeoutMs, signal } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  let vectors: Float32Array[];
  try {
    const texts = batch.map(({ text }) => text);
    const returned = await withSignal(
      embedder.embed(texts, { signal: either, purpose: "document" }),
      either,
    );
    vectors = checkVectors(returned, batch.length, embedder);
  } catch (error) {
    if (signal?.aborted)
      throw new HoldfastError("aborted", "Embedding was aborted.", { cause: error });
    const detail = error instanceof Error ? error.message : String(error);
    await store.noteVectorFailure(batch, detail);
    throw new HoldfastError("embedder_failed", `The embedder ${embedder.id} failed: ${detail}`, {
      cause: error,
    });
  }
  await storeVectors(batch, vectors, request);
}

// Another process may have given the file to another embedder meanwhile; vectors of two models must not mix.
async function storeVectors(
  batch: readonly TextItem[],
  vectors: readonly Float32Array[],
  { store, embedder }: EmbedRequest,
): Promise<void> {
  const fingerprint = embedderFingerprint(embedder);
  try {
    await store.write({
      vectors: batch.map(({ kind, id, text }, index) => ({
        kind,
        id,
        text,
        vector: vectors[index] as Float32Array,
      })),
      requiredSettings: { [embedderSetting]: fingerprint },
    });
  } catch (error) {
    const now = await store.getSetting(embedderSetting);
    if (now === fingerprint) throw error;
    throw new HoldfastError(
      "embedder_mismatch",
      `${store.location} now has vectors of ${now}, not of ${fingerprint}.`,
      {
        cause: error,
      },
    );
  }
}
