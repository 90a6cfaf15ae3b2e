import type { StoredRecord } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import { describeScope } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { ModelUsage } from "../provider/usage.ts";
import { withSignal } from "../provider/with-signal.ts";
import type { Extractor } from "./extract.ts";
import { mostFacts } from "./extract.ts";
import { findKnown } from "./find-known.ts";
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
  /** The turns that were read. */
  turnIds: readonly string[];
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

/** How facts are inferred. */
export interface InferOptions {
  extractor: Extractor;
  signal?: AbortSignal | undefined;
  /** Whether to leave out what was said before, in case it is what cannot be read. */
  withoutContext?: boolean | undefined;
}

/**
 * The stages extract, ground and resolve-time. Nothing is written; a conflict later does not repeat them.
 *
 * @throws HoldfastError as {@link Extractor.extract}
 */
export async function inferFacts(
  turns: readonly StoredTurn[],
  scope: Scope,
  { extractor, signal, withoutContext = false }: InferOptions,
  dependencies: WriteDependencies,
): Promise<Inference> {
  const earlier = withoutContext ? [] : await readEarlier(turns, scope, dependencies.store);
  const said = turns.filter(({ role }) => role === "user").map(({ text }) => text);
  const owner = ownerScope(scope);
  const known = await findKnown(said, owner, extractor.mostKnown, dependencies);
  const latest = await latestKnown(owner, extractor, dependencies.store);
  const context = { earlier, known: [...known, ...latest], signal };
  const extraction = await withSignal(extractor.extract(turns, context), signal);
  // loaded only where it is needed: a dozen languages beside each other make the parsing of English twice as slow
  const findForeign =
    extractor.source === "model" ? (await import("./foreign-time.ts")).findForeignTime : undefined;
  const byId = new Map([...earlier, ...turns].map((turn) => [turn.id, turn]));
  const facts = extraction.facts.slice(0, mostFacts).flatMap((fact): SourcedFact[] => {
    const turn = byId.get(fact.evidence.turnId);
    if (turn === undefined) return [];
    const grounded = groundFact(fact, (id) => byId.get(id)?.text);
    const speaker = turn.role === "user" ? turn.name : undefined;
    const dated = resolveTime(nameSpeaker(grounded, speaker), turn.at, findForeign);
    return [sourceOf(dated, turn, byId)];
  });
  const flood =
    extraction.facts.length > mostFacts
      ? [`${extraction.facts.length} facts were found; the first ${mostFacts} were kept.`]
      : [];
  return {
    turnIds: turns.map(({ id }) => id),
    facts,
    refused: extraction.refused,
    warnings: [...extraction.warnings, ...flood],
    extractor,
    seen: new Set(known.map(({ id }) => id)),
    usage: extraction.usage,
    signal,
  };
}

async function latestKnown(
  scope: Scope,
  { latestKnown: limit = 0 }: Extractor,
  store: WriteDependencies["store"],
): Promise<StoredRecord[]> {
  if (limit === 0) return [];
  const statuses = ["active"] as const;
  return (await store.listRecords({ scope, limit, order: "descending", statuses })).items;
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
  const firstId = turns.map(({ id }) => id).sort()[0] as string;
  const { items } = await store.listTurns({
    scope,
    until: first,
    limit: earlierTurns + turns.length,
    order: "descending",
    statuses: ["active"],
  });
  return (
    items
      .filter(({ id, at }) => !given.has(id) && first - at <= earlierReach)
      // of those said at the same time, ids tell which were recorded first
      .filter(({ id, at }) => at < first || id < firstId)
      .slice(0, earlierTurns)
      .reverse()
  );
}
