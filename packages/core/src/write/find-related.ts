import { HoldfastError } from "../errors.ts";
import { scoreTerms } from "../lexical/score-terms.ts";
import { termCode } from "../lexical/term-code.ts";
import { topPositions } from "../lexical/top-positions.ts";
import type { StoredRecord } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import { checkVectors } from "../provider/check-vectors.ts";
import { withSignal } from "../provider/with-signal.ts";
import type { VectorIndex } from "../vector/vector-index.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** How much of a text is looked at, in characters. */
const longestText = 2_000;
const mostTexts = 20;

/**
 * Active records that may say the same as some texts, or the opposite: by words, and by meaning if there is an embedder. What each
 * text and each way of looking finds is interleaved, so that none of them crowds out the others.
 *
 * An embedder or an index that fails is left out: words still find most.
 *
 * @param limit the most records, best first
 */
export async function findRelated(
  texts: readonly string[],
  scope: Scope,
  limit: number,
  dependencies: WriteDependencies,
): Promise<StoredRecord[]> {
  const heads = texts.slice(-mostTexts).map((text) => text.slice(0, longestText));
  if (heads.length === 0 || limit === 0) return [];
  const [byWords, byMeaning] = [
    await findByWords(heads, scope, limit, dependencies),
    await findByMeaning(heads, scope, limit, dependencies),
  ];
  const found = new Map<string, StoredRecord>();
  const lists = [...byWords, ...byMeaning];
  for (let rank = 0; found.size < limit && lists.some((list) => rank < list.length); rank++) {
    for (const list of lists) {
      const record = list[rank];
      if (record !== undefined && found.size < limit) found.set(record.id, record);
    }
  }
  return [...found.values()];
}

async function findByWords(
  texts: readonly string[],
  scope: Scope,
  limit: number,
  { store, lexical, analyser }: WriteDependencies,
): Promise<StoredRecord[][]> {
  const lists: StoredRecord[][] = texts.map(() => []);
  for (const view of await store.partitions(scope)) {
    const { scopeKeys } = view;
    const columns = await lexical.columns(view, "memory");
    if (columns.size === 0) continue;
    const keys = texts.map((text) => {
      const codes = [...new Set(analyser.queryTerms(text, 400))].map(termCode);
      const { positions, scores } = scoreTerms(columns, codes);
      return topPositions(scores, limit * 2)
        .map((index) => positions[index] as number)
        .filter(
          (position) =>
            !columns.isDead(position) &&
            (scopeKeys === undefined || scopeKeys.has(columns.scopeKeys[position] as number)),
        )
        .map((position) => columns.itemKeys[position] as number);
    });
    const records = await store.recordsByKey([...new Set(keys.flat())]);
    const byKey = new Map(records.map(({ key, item }) => [key, item]));
    for (const [index, own] of keys.entries()) {
      const active = own.flatMap((key) => byKey.get(key) ?? []).filter(isActive);
      lists[index]?.push(...active.slice(0, limit));
    }
  }
  return lists;
}

async function findByMeaning(
  texts: readonly string[],
  scope: Scope,
  limit: number,
  { store, vectors, embedder, embedTimeoutMs }: WriteDependencies,
): Promise<StoredRecord[][]> {
  if (embedder === undefined || vectors === undefined) return [];
  const signal = AbortSignal.timeout(embedTimeoutMs);
  let queries: Float32Array[];
  try {
    const answer = await withSignal(
      embedder.embed([...texts], { signal, purpose: "query" }),
      signal,
    );
    queries = checkVectors(answer, texts.length, embedder);
  } catch {
    return [];
  }
  const lists: StoredRecord[][] = [];
  for (const query of queries) {
    const hits = await nearest(vectors, query, scope, limit * 2);
    const records = new Map(
      (await store.recordsById(hits.map(({ id }) => id))).map((record) => [record.id, record]),
    );
    lists.push(
      hits
        .flatMap(({ id }) => records.get(id) ?? [])
        .filter(isActive)
        .slice(0, limit),
    );
  }
  return lists;
}

async function nearest(vectors: VectorIndex, query: Float32Array, scope: Scope, limit: number) {
  try {
    return await vectors.query(query, { scope, kind: "memory", limit });
  } catch (error) {
    if (HoldfastError.isInstance(error) && error.code === "index_failed") return [];
    throw error;
  }
}

function isActive({ status }: StoredRecord): boolean {
  return status === "active";
}
