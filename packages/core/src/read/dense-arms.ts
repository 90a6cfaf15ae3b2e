import { encodeItem } from "../lexical/encode-item.ts";
import type { StoredItem } from "../model/item.ts";
import type { Embedder } from "../provider/embedder.ts";
import { embedderFingerprint, embedderSetting } from "../provider/embedder-fingerprint.ts";
import type { PartitionView, Store } from "../store/store.ts";
import type { TextAnalyser } from "../text/text-analyser.ts";
import type { VectorHit } from "../vector/vector-index.ts";
import { denseArm } from "./dense-arm.ts";
import { embedQuery } from "./embed-query.ts";
import type { Gathered, GatherRequest } from "./gather-request.ts";
import type { ItemSource } from "./item-source.ts";
import { leftOut } from "./left-out.ts";
import { nearestItems } from "./nearest-items.ts";
import type { ReadDependencies } from "./read-dependencies.ts";
import type { Signals } from "./signals.ts";
import { factsAt, readSignals } from "./signals.ts";

/** What the dense arms look for, and what is known of the items already. */
export interface DenseRequest extends GatherRequest {
  views: readonly PartitionView[];
  sources: readonly ItemSource[];
  /** The term code of the one person whom the query names, 0 for none. */
  speaker: number;
}

/** The dense arm of each kind of items; none, with a warning, when the embedder or the index fails or the signal fires. */
export async function denseArms(
  request: DenseRequest,
  dependencies: ReadDependencies,
): Promise<Gathered> {
  const { analysis, visibility, sources, pool, signal } = request;
  const { embedder, vectors, store, analyser } = dependencies;
  if (embedder === undefined || vectors === undefined || analysis.text.trim() === "")
    return { arms: [], warnings: [] };
  try {
    await requireSameEmbedder(store, embedder);
    const vector = await embedQuery(analysis.text, embedder, signal);
    // vectors of an earlier state of the records do not exist
    const present = sources.filter(
      ({ kind }) => kind === "turn" || visibility.knownAt === undefined,
    );
    const arms = present.map((source) =>
      denseArm(source.kind, pool, {
        nearest: (limit) => nearestItems(vector, { ...request, kind: source.kind, limit }, vectors),
        itemsOf: (hits) => itemsOf(hits, source),
        isStrict: visibility.strict ?? visibility.filter !== undefined,
        signalsOf: (item, hit) => signalsOf(item, hit, source, request, analyser),
      }),
    );
    const found = await Promise.all(arms);
    return { arms: found, warnings: vectors.notice === undefined ? [] : [vectors.notice] };
  } catch (error) {
    return { arms: [], warnings: [leftOut("The dense arm", error, signal)] };
  }
}

// Another process may have had the file embedded anew by another model since this one opened it.
async function requireSameEmbedder(store: Store, embedder: Embedder): Promise<void> {
  const stored = await store.getSetting(embedderSetting);
  if (stored !== embedderFingerprint(embedder))
    throw new Error(`the file now has vectors of ${stored}`);
}

async function itemsOf(
  hits: readonly VectorHit[],
  { reader }: ItemSource,
): Promise<(StoredItem | undefined)[]> {
  const keys = hits.flatMap(({ place }) => place?.key ?? []);
  if (keys.length < hits.length) {
    const items = await reader.byId(hits.map(({ id }) => id));
    return hits.map(({ id }) => items.get(id));
  }
  return reader.byKey(keys);
}

// The lexical index knows them of nearly every item; what is not in it yet is read anew.
function signalsOf(
  item: StoredItem,
  { place }: VectorHit,
  { parts }: ItemSource,
  { analysis, speaker }: DenseRequest,
  analyser: TextAnalyser,
): Signals {
  const part = place && parts.find(({ partition }) => partition === place.partition);
  const position = part?.columns.positionOf(place?.key as number);
  const facts =
    part === undefined || position === undefined
      ? encodeItem(item, analyser)
      : factsAt(part.columns, position);
  return readSignals(facts, analysis, speaker);
}
