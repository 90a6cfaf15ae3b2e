import type { Scope } from "../model/scope.ts";
import { describeScope } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { ModelUsage } from "../provider/usage.ts";
import type { Extractor } from "./extract.ts";
import { mostFacts } from "./extract.ts";
import { findRelated } from "./find-related.ts";
import { groundFact } from "./ground.ts";
import type { Verdict } from "./judge.ts";
import { ownerScope } from "./match.ts";
import { nameSpeaker } from "./name-speaker.ts";
import type { SourcedFact } from "./reconcile.ts";
import type { RefusedFact } from "./refused-fact.ts";
import type { DatedFact } from "./resolve-time.ts";
import { resolveTime } from "./resolve-time.ts";
import { sourceOf } from "./source-of.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

const earlierTurns = 12;
/** How old a turn may be to be what "it" refers to, in milliseconds. */
const earlierReach = 6 * 3_600_000;

/** Facts that are read, grounded and dated, ready to be compared with what is believed. */
export interface Inference {
  facts: SourcedFact[];
  refused: RefusedFact[];
  warnings: string[];
  extractor: Extractor;
  /** Ids of records that whatever read the facts was shown. */
  seen: ReadonlySet<string>;
  /** What a judge said about facts that rules leave open; asked once, also when the facts are decided about again. */
  verdicts?: Map<DatedFact, Map<string, Verdict>> | undefined;
  usage?: ModelUsage | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The stages extract, ground and resolve-time. Nothing is written; a conflict later does not repeat them.
 *
 * @throws HoldfastError as {@link Extractor.extract}
 */
export async function inferFacts(
  turns: readonly StoredTurn[],
  scope: Scope,
  extractor: Extractor,
  signal: AbortSignal | undefined,
  dependencies: WriteDependencies,
): Promise<Inference> {
  const earlier = await readEarlier(turns, scope, dependencies.store);
  const said = turns.filter(({ role }) => role === "user").map(({ text }) => text);
  const known = await findRelated(said, ownerScope(scope), extractor.mostKnown, dependencies);
  const extraction = await extractor.extract(turns, { earlier, known, signal });
  const byId = new Map([...earlier, ...turns].map((turn) => [turn.id, turn]));
  const facts = extraction.facts.slice(0, mostFacts).flatMap((fact): SourcedFact[] => {
    const turn = byId.get(fact.evidence.turnId);
    if (turn === undefined) return [];
    const grounded = groundFact(fact, (id) => byId.get(id)?.text);
    const dated = resolveTime(
      nameSpeaker(grounded, turn.role === "user" ? turn.name : undefined),
      turn.at,
    );
    return [sourceOf(dated, turn, byId)];
  });
  const flood =
    extraction.facts.length > mostFacts
      ? [`${extraction.facts.length} facts were found; the first ${mostFacts} were kept.`]
      : [];
  return {
    facts,
    refused: extraction.refused,
    warnings: [...extraction.warnings, ...flood],
    extractor,
    seen: new Set(known.map(({ id }) => id)),
    usage: extraction.usage,
    signal,
  };
}

/** The name under which the decisions about one owner wait for each other. */
export function ownerKey(scope: Scope): string {
  return describeScope(ownerScope(scope));
}

async function readEarlier(
  turns: readonly StoredTurn[],
  scope: Scope,
  store: WriteDependencies["store"],
): Promise<StoredTurn[]> {
  const first = Math.min(...turns.map(({ at }) => at));
  const given = new Set(turns.map(({ id }) => id));
  const { items } = await store.listTurns({
    scope,
    until: first,
    limit: earlierTurns + turns.length,
    order: "descending",
    statuses: ["active"],
  });
  return items
    .filter(({ id, at }) => !given.has(id) && first - at <= earlierReach)
    .slice(0, earlierTurns)
    .reverse();
}
