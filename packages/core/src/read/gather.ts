import { encodeItem } from "../lexical/encode-item.ts";
import { packDocument } from "../lexical/lexical-block.ts";
import { LexicalColumns } from "../lexical/lexical-columns.ts";
import type { StoredItem } from "../model/item.ts";
import type { Embedder } from "../provider/embedder.ts";
import { embedderFingerprint, embedderSetting } from "../provider/embedder-fingerprint.ts";
import type { ItemKind, PartitionView, Store } from "../store/store.ts";
import type { Arm } from "./arm.ts";
import { denseArm } from "./dense-arm.ts";
import { embedQuery } from "./embed-query.ts";
import { leftOut } from "./left-out.ts";
import type { LexicalPart } from "./lexical-arm.ts";
import { lexicalArm } from "./lexical-arm.ts";
import { partitionViews } from "./partition-views.ts";
import type { QueryAnalysis } from "./query-analysis.ts";
import type { ReadDependencies } from "./read-dependencies.ts";
import { recordsAt } from "./records-at.ts";
import { readSignals } from "./signals.ts";
import type { Visibility } from "./visibility.ts";
import { isVisible, visibleScopes } from "./visibility.ts";

/** What to look for, and where. */
export interface GatherRequest {
  analysis: QueryAnalysis;
  visibility: Visibility;
  kinds: readonly ItemKind[];
  /** The most candidates of one arm. */
  pool: number;
  signal?: AbortSignal | undefined;
}

/** What all arms found, and what could not be asked. */
export interface Gathered {
  arms: Arm[];
  warnings: string[];
}

/**
 * Asks every arm that there is, side by side, for the best candidates that the query may see. The union counts: what one arm
 * alone finds can be found. The dense arm is left out with a warning when the embedder fails or the signal fires.
 */
export async function gather(
  request: GatherRequest,
  dependencies: ReadDependencies,
): Promise<Gathered> {
  const views = await partitionViews(visibleScopes(request.visibility), dependencies.store);
  const sources = await Promise.all(
    request.kinds.map((kind) => readParts(kind, views, request, dependencies)),
  );
  const speaker = namedSpeaker(
    request.analysis,
    sources.flatMap((source) => source.parts),
  );
  const [lexical, dense] = await Promise.all([
    Promise.all(
      sources.map(({ kind, parts, itemsByKey }) =>
        lexicalArm(kind, parts, request.analysis, request.pool, {
          speaker,
          itemsByKey,
          isVisible: (item) => isVisible(item, request.visibility),
        }),
      ),
    ),
    denseArms(request, speaker, dependencies),
  ]);
  return { arms: [...lexical, ...dense.arms], warnings: dense.warnings };
}

interface LexicalSource {
  kind: ItemKind;
  parts: LexicalPart[];
  itemsByKey(keys: readonly number[]): Promise<Map<number, StoredItem>>;
}

async function readParts(
  kind: ItemKind,
  views: readonly PartitionView[],
  { visibility }: GatherRequest,
  dependencies: ReadDependencies,
): Promise<LexicalSource> {
  if (kind === "memory" && visibility.knownAt !== undefined)
    return earlierRecords(visibility, dependencies);
  const parts: LexicalPart[] = [];
  for (const { partition, scopeKeys } of views) {
    parts.push({ columns: await dependencies.lexical.columns(partition, kind), scopeKeys });
  }
  return { kind, parts, itemsByKey: (keys) => itemsByKey(dependencies.store, kind, keys) };
}

// The index knows only the present. For an earlier state the log gives the records, and an index is made for this one search.
async function earlierRecords(
  visibility: Visibility,
  dependencies: ReadDependencies,
): Promise<LexicalSource> {
  const events = await dependencies.store.eventsUntil(
    visibility.scope,
    visibility.knownAt as number,
  );
  const items = recordsAt(events).map((value): StoredItem => ({ kind: "memory", value }));
  const columns = new LexicalColumns(false);
  for (const [itemKey, item] of items.entries()) {
    const packed = packDocument(encodeItem(item, dependencies.analyser), { itemKey, scopeKey: 0 });
    columns.append({ number: 0, ...packed });
  }
  const pick = (keys: readonly number[]) =>
    new Map(keys.map((key) => [key, items[key] as StoredItem]));
  return { kind: "memory", parts: [{ columns }], itemsByKey: async (keys) => pick(keys) };
}

// Who is named, if it is one person alone: "what did Ana tell Ben" is about neither more than the other.
function namedSpeaker(analysis: QueryAnalysis, parts: readonly LexicalPart[]): number {
  const named = analysis.codes.filter((code) =>
    parts.some((part) => part.columns.speakerCodes.has(code)),
  );
  return named.length === 1 ? (named[0] as number) : 0;
}

async function denseArms(
  { analysis, visibility, kinds, pool, signal }: GatherRequest,
  speaker: number,
  { embedder, vectors, store, analyser }: ReadDependencies,
): Promise<Gathered> {
  if (embedder === undefined || vectors === undefined || analysis.text.trim() === "")
    return { arms: [], warnings: [] };
  try {
    await requireSameEmbedder(store, embedder);
    const vector = await embedQuery(analysis.text, embedder, signal);
    // vectors of an earlier state of the records do not exist
    const present = kinds.filter((kind) => kind === "turn" || visibility.knownAt === undefined);
    const query = {
      scopes: visibleScopes(visibility),
      limit: pool,
      signal,
      filter: visibility.where,
    };
    const arms = present.map((kind) =>
      denseArm(kind, vector, query, {
        index: vectors,
        itemsById: (ids) => itemsById(store, kind, ids),
        isVisible: (item) => isVisible(item, visibility),
        isStrict: visibility.strict ?? visibility.filter !== undefined,
        signalsOf: (item) => readSignals(encodeItem(item, analyser), analysis, speaker),
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

async function itemsByKey(
  store: Store,
  kind: ItemKind,
  keys: readonly number[],
): Promise<Map<number, StoredItem>> {
  if (kind === "turn") {
    return new Map(
      (await store.turnsByKey(keys)).map(({ key, item }) => [key, { kind: "turn", value: item }]),
    );
  }
  return new Map(
    (await store.recordsByKey(keys)).map(({ key, item }) => [key, { kind: "memory", value: item }]),
  );
}

async function itemsById(
  store: Store,
  kind: ItemKind,
  ids: readonly string[],
): Promise<Map<string, StoredItem>> {
  if (kind === "turn") {
    return new Map(
      (await store.turnsById(ids)).map((value) => [value.id, { kind: "turn", value }]),
    );
  }
  return new Map(
    (await store.recordsById(ids)).map((value) => [value.id, { kind: "memory", value }]),
  );
}
