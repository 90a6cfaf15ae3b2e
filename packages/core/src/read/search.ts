import { HoldfastError } from "../errors.ts";
import type { ItemKind } from "../store/store.ts";
import { analyseQuery } from "./analyse.ts";
import { fuse } from "./fuse.ts";
import { gather } from "./gather.ts";
import type { QueryAnalysis } from "./query-analysis.ts";
import type { RankedCandidate } from "./rank.ts";
import { rank } from "./rank.ts";
import type { ReadDependencies } from "./read-dependencies.ts";
import { rerank } from "./rerank.ts";
import { selectUnits } from "./select.ts";
import type { Visibility } from "./visibility.ts";

/** A question, and what may be seen in answering it. */
export interface SearchRequest {
  query: string;
  visibility: Visibility;
  limit: number;
  /** Which kinds of items to look for. */
  kinds: readonly ItemKind[];
  /** When to stop waiting for the embedder or reranker, in milliseconds from now. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  /** Whether records that rest on the same turns are each a hit of their own. Default false. */
  everyRecord?: boolean | undefined;
}

/** Milliseconds that each stage of a search took. */
export type SearchTimings = Record<"analyse" | "gather" | "rank" | "rerank" | "select", number>;

/** What was found, best first. */
export interface SearchOutcome {
  units: RankedCandidate[];
  analysis: QueryAnalysis;
  /** `model` when an embedder or a reranker took part, else `rules`. */
  mode: "rules" | "model";
  /** What could not be done, and why. */
  warnings: string[];
  timings: SearchTimings;
}

/** A record and the turns that it came from are one result, unless each record is one of its own. */
const poolPerResult = 2;
/** Arms that have to agree, and a reranker, need more to choose from than the results that are asked for. */
const smallestPool = { words: 20, models: 50 };

/**
 * The read path up to an ordered list: analyse → gather → fuse → rank → select. A search never fails for lack of a model: what
 * the embedder or reranker cannot give in time is left out, with a warning.
 *
 * @throws HoldfastError `aborted` when the caller's signal fires; `store_*`
 */
export async function search(
  request: SearchRequest,
  dependencies: ReadDependencies,
): Promise<SearchOutcome> {
  const { query, visibility, limit, kinds } = request;
  const lap = stopwatch();
  const signal = modelSignal(request, dependencies);
  throwIfAborted(request.signal);

  const analysis = analyseQuery(query, dependencies.analyser, visibility.now);
  const analyseTime = lap();
  const seeing = { ...visibility, superseded: visibility.superseded || analysis.asksHistory };
  const { embedder, reranker } = dependencies;
  const least = (embedder ?? reranker) ? smallestPool.models : smallestPool.words;
  const pool = Math.max(least, limit * (request.everyRecord ? 1 : poolPerResult));
  const { arms, warnings } = await gather(
    { analysis, visibility: seeing, kinds, pool, signal },
    dependencies,
  );
  throwIfAborted(request.signal);
  const gatherTime = lap();
  const ranked = rank(fuse(arms), analysis);
  const rankTime = lap();
  const reranking = await rerank(ranked, query, dependencies.reranker, signal);
  throwIfAborted(request.signal);
  const rerankTime = lap();
  const { candidates } = reranking;
  const units = request.everyRecord ? candidates.slice(0, limit) : selectUnits(candidates, limit);

  const dense = arms.some((arm) => arm.family === "dense" && arm.hits.length > 0);
  return {
    units,
    analysis,
    mode: dense || reranking.done ? "model" : "rules",
    warnings: [...warnings, ...reranking.warnings],
    timings: {
      analyse: analyseTime,
      gather: gatherTime,
      rank: rankTime,
      rerank: rerankTime,
      select: lap(),
    },
  };
}

// Only a model can keep a search waiting; without one there is no deadline to watch.
function modelSignal(
  { signal, deadlineMs }: SearchRequest,
  { embedder, reranker }: ReadDependencies,
): AbortSignal | undefined {
  if (embedder === undefined && reranker === undefined) return signal;
  const deadline = AbortSignal.timeout(deadlineMs);
  return signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new HoldfastError("aborted", "The search was aborted.", { cause: signal.reason });
}

// Each call gives the milliseconds since the one before, to the microsecond.
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const passed = Math.round((now - last) * 1000) / 1000;
    last = now;
    return passed;
  };
}
