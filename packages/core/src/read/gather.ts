import { encodeItem } from "../lexical/encode-item.ts";
import { packDocument } from "../lexical/lexical-block.ts";
import { LexicalColumns } from "../lexical/lexical-columns.ts";
import type { StoredItem } from "../model/item.ts";
import type { ItemKind, PartitionView } from "../store/store.ts";
import { denseArms } from "./dense-arms.ts";
import type { Gathered, GatherRequest } from "./gather-request.ts";
import { ItemReader } from "./item-reader.ts";
import type { ItemSource } from "./item-source.ts";
import type { LexicalPart } from "./lexical-arm.ts";
import { lexicalArm } from "./lexical-arm.ts";
import { partitionViews } from "./partition-views.ts";
import type { QueryAnalysis } from "./query-analysis.ts";
import type { ReadDependencies } from "./read-dependencies.ts";
import { recordsAt } from "./records-at.ts";
import type { Visibility } from "./visibility.ts";
import { isVisible, visibleScopes } from "./visibility.ts";

/**
 * Asks every arm that there is, side by side, for the best candidates that the query may see. The union counts: what one arm
 * alone finds can be found. The dense arm is left out with a warning when the embedder fails or the signal fires.
 */
export async function gather(
  request: GatherRequest,
  dependencies: ReadDependencies,
): Promise<Gathered> {
  const { visibility, kinds, analysis, pool } = request;
  const views = await partitionViews(visibleScopes(visibility), dependencies.store);
  const sources = await Promise.all(
    kinds.map((kind) => openSource(kind, views, request, dependencies)),
  );
  const speaker = namedSpeaker(
    analysis,
    sources.flatMap((source) => source.parts),
  );
  const isStrict = visibility.strict ?? visibility.filter !== undefined;
  const [lexical, dense] = await Promise.all([
    Promise.all(
      sources.map(({ kind, parts, itemsByKey }) =>
        lexicalArm(kind, parts, analysis, pool, { speaker, itemsByKey, isStrict }),
      ),
    ),
    denseArms({ ...request, views, sources, speaker }, dependencies),
  ]);
  return { arms: [...lexical, ...dense.arms], warnings: dense.warnings };
}

async function openSource(
  kind: ItemKind,
  views: readonly PartitionView[],
  { visibility }: GatherRequest,
  dependencies: ReadDependencies,
): Promise<ItemSource> {
  const reader = new ItemReader(kind, visibility, { ...dependencies, views });
  if (kind === "memory" && visibility.knownAt !== undefined)
    return { kind, reader, ...(await earlierRecords(visibility, dependencies)) };
  const parts: (LexicalPart & { partition: number })[] = [];
  for (const view of views) {
    const columns = await dependencies.lexical.columns(view, kind);
    parts.push({ ...view, columns });
  }
  return { kind, reader, parts, itemsByKey: (keys) => reader.byKey(keys) };
}

// The index knows only the present. For an earlier state the log gives the records, and an index is made for this one search.
async function earlierRecords(
  visibility: Visibility,
  dependencies: ReadDependencies,
): Promise<Pick<ItemSource, "parts" | "itemsByKey">> {
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
  const pick = (key: number) => {
    const item = items[key] as StoredItem;
    return isVisible(item, visibility) ? item : undefined;
  };
  return { parts: [{ columns }], itemsByKey: async (keys) => keys.map(pick) };
}

// Who is named, if it is one person alone: "what did Ana tell Ben" is about neither more than the other.
function namedSpeaker(analysis: QueryAnalysis, parts: readonly LexicalPart[]): number {
  const named = analysis.codes.filter((code) =>
    parts.some((part) => part.columns.speakerCodes.has(code)),
  );
  return named.length === 1 ? (named[0] as number) : 0;
}
