import type { ItemReference, StoredItem } from "../model/item.ts";
import type { Arm, ArmHit, ArmName } from "./arm.ts";
import type { Signals } from "./signals.ts";
import { weights } from "./weights.ts";

/** An item with one relevance from all the arms that found it. */
export interface FusedCandidate {
  reference: ItemReference;
  item: StoredItem;
  signals: Signals;
  /** 0 to 1. */
  relevance: number;
  /** What each arm contributed to it. */
  arms: Partial<Record<ArmName, number>>;
}

const leastSpread = 1e-4;

/**
 * The union of all arms' hits, each with the weighted sum of the arms' normalised scores. Scores, not ranks: an arm whose
 * hits hardly differ, or cover little of the query, has little to say and weighs little (equal-weight rank fusion with weak
 * arms was measured to hurt).
 */
export function fuse(arms: readonly Arm[]): FusedCandidate[] {
  const scored = [...scoreLexical(arms), ...scoreDense(arms)];
  const voting = new Set(scored.filter((arm) => arm.hits.length > 0).map((arm) => arm.family));
  const total = [...voting].reduce((sum, family) => sum + weights[family], 0);
  // by the ids, which items have already: references are made for each hit
  const fused = {
    turn: new Map<string, FusedCandidate>(),
    memory: new Map<string, FusedCandidate>(),
  };
  for (const { name, family, hits } of scored) {
    for (const { hit, score } of hits) {
      const { reference, item, signals } = hit;
      const known = fused[item.kind];
      let candidate = known.get(item.value.id);
      if (candidate === undefined) {
        candidate = { reference, item, signals, relevance: 0, arms: {} };
        known.set(item.value.id, candidate);
      }
      const share = (score * weights[family]) / total;
      candidate.relevance += share;
      candidate.arms[name] = share;
    }
  }
  return [...fused.turn.values(), ...fused.memory.values()];
}

interface ScoredArm extends Pick<Arm, "name" | "family"> {
  hits: { hit: ArmHit; score: number }[];
}

// BM25 scores of turns and of records are not comparable, so each arm is scaled to its best hit; the arm whose best hit
// covers less of the query counts for less by the same proportion.
function scoreLexical(arms: readonly Arm[]): ScoredArm[] {
  const lexical = arms.filter((arm) => arm.family === "lexical");
  const coverages = lexical.map((arm) => Math.max(0, ...arm.hits.map((hit) => hit.coverage)));
  const widest = Math.max(...coverages, Number.MIN_VALUE);
  return lexical.map(({ name, family, hits }, index) => {
    const best = Math.max(Number.MIN_VALUE, ...hits.map((hit) => hit.raw));
    const share = (coverages[index] as number) / widest;
    return { name, family, hits: hits.map((hit) => ({ hit, score: (hit.raw / best) * share })) };
  });
}

// Cosines of turns and records are comparable with each other, but only their differences mean anything. Where nothing else
// was found, equal ones are still what was found: two turns that say the same are equally near.
function scoreDense(arms: readonly Arm[]): ScoredArm[] {
  const dense = arms.filter((arm) => arm.family === "dense");
  const cosines = dense.flatMap((arm) => arm.hits.map((hit) => hit.raw));
  const [lowest, highest] = [Math.min(...cosines), Math.max(...cosines)];
  const spread = highest - lowest;
  const alone = arms.every((arm) => arm.family === "dense" || arm.hits.length === 0);
  if (cosines.length > 1 && spread < leastSpread && !alone) return [];
  return dense.map(({ name, family, hits }) => ({
    name,
    family,
    hits: hits.map((hit) => ({
      hit,
      score: spread < leastSpread ? Math.max(0, hit.raw) : (hit.raw - lowest) / spread,
    })),
  }));
}
