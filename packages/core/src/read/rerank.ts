import type { Reranker } from "../provider/reranker.ts";
import { withSignal } from "../provider/with-signal.ts";
import { leftOut } from "./left-out.ts";
import type { RankedCandidate } from "./rank.ts";

/** The candidates in their new order, or in the old one when nothing could be done. */
export interface Reranking {
  candidates: readonly RankedCandidate[];
  done: boolean;
  warnings: string[];
}

const most = 50;

/**
 * Lets a reranker order the best 50 candidates; the rest keeps its order behind them. When there is none, or it fails, or the
 * signal fires, the order before stands.
 */
export async function rerank(
  ranked: readonly RankedCandidate[],
  query: string,
  reranker: Reranker | undefined,
  signal: AbortSignal | undefined,
): Promise<Reranking> {
  if (reranker === undefined || ranked.length < 2)
    return { candidates: ranked, done: false, warnings: [] };
  const head = ranked.slice(0, most);
  try {
    const texts = head.map((candidate) => candidate.item.value.text);
    const scores = await withSignal(reranker.rerank(query, texts, { signal }), signal);
    if (scores.length !== head.length || !scores.every(Number.isFinite)) {
      throw new Error(`it did not return ${head.length} finite scores`);
    }
    const reordered = head
      .map((candidate, index) => withScore(candidate, scores[index] as number))
      .sort((a, b) => b.score - a.score);
    return { candidates: [...reordered, ...ranked.slice(most)], done: true, warnings: [] };
  } catch (error) {
    const warning = leftOut(`The reranker ${reranker.id}`, error, signal);
    return { candidates: ranked, done: false, warnings: [warning] };
  }
}

function withScore(candidate: RankedCandidate, score: number): RankedCandidate {
  return {
    ...candidate,
    score,
    terms: [...candidate.terms, { name: "reranker", operation: "replace", value: score }],
  };
}
