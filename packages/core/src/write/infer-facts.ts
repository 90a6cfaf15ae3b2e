import type { Scope } from "../model/scope.ts";
import { describeScope } from "../model/scope.ts";
import type { StoredTurn } from "../model/turn.ts";
import type { Extraction, Extractor } from "./extract.ts";
import { mostFacts } from "./extract.ts";
import { groundFact } from "./ground.ts";
import { matchFacts, ownerScope } from "./match.ts";
import { nameSpeaker } from "./name-speaker.ts";
import type { Reconciled, SourcedFact } from "./reconcile.ts";
import { reconcile } from "./reconcile.ts";
import { resolveTime } from "./resolve-time.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

const earlierTurns = 12;
/** How old a turn may be to be what "it" refers to, in milliseconds. */
const earlierReach = 6 * 3_600_000;

/** Facts that are read, grounded and dated, ready to be compared with what is believed. */
export interface Inference {
  facts: SourcedFact[];
  offRecord: ReadonlySet<string>;
  warnings: string[];
  source: Extractor["source"];
  earlier: readonly StoredTurn[];
}

/** What inference changes, and which state of the records it was decided on. */
export interface Inferred extends Reconciled {
  basedOn?: { scope: Scope; revision: number } | undefined;
}

/** The stages extract, ground and resolve-time. Nothing is written; a conflict later does not repeat them. */
export async function inferFacts(
  turns: readonly StoredTurn[],
  scope: Scope,
  extractor: Extractor,
  { store }: WriteDependencies,
): Promise<Inference> {
  const earlier = await readEarlier(turns, scope, store);
  const extraction = await extractOfEach(turns, earlier, extractor);
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const facts = extraction.facts.slice(0, mostFacts).flatMap((fact): SourcedFact[] => {
    const turn = byId.get(fact.evidence.turnId);
    if (turn === undefined) return [];
    const grounded = groundFact(fact, (id) => byId.get(id)?.text);
    return [{ fact: resolveTime(nameSpeaker(grounded, turn.name), turn.at), turn }];
  });
  const warnings =
    extraction.facts.length > mostFacts
      ? [`${extraction.facts.length} facts were found; the first ${mostFacts} were kept.`]
      : [];
  const offRecord = new Set(extraction.offRecord);
  return { facts, offRecord, warnings, source: extractor.source, earlier };
}

// Each person is read alone: what another said before is not what "it" and "she" of this one refer to.
async function extractOfEach(
  turns: readonly StoredTurn[],
  earlier: readonly StoredTurn[],
  extractor: Extractor,
): Promise<Extraction> {
  const names = new Set(turns.filter(({ role }) => role === "user").map(({ name }) => name));
  const all: { facts: Extraction["facts"]; offRecord: string[] } = { facts: [], offRecord: [] };
  for (const name of names) {
    const heard = (turn: StoredTurn) => turn.role !== "user" || turn.name === name;
    const context = { earlier: earlier.filter(heard) };
    const { facts, offRecord } = await extractor.extract(turns.filter(heard), context);
    all.facts.push(...facts);
    all.offRecord.push(...offRecord);
  }
  return all;
}

/** The stages match and decide, against what is believed now. */
export async function decideFacts(
  { facts, source }: Inference,
  scope: Scope,
  now: number,
  dependencies: WriteDependencies,
): Promise<Inferred> {
  if (facts.length === 0) return { changes: [], operations: [], forgottenTurns: [] };
  const { store } = dependencies;
  const owner = ownerScope(scope);
  const revision = await store.recordRevision(owner);
  const beliefs = await matchFacts(
    facts.map(({ fact }) => fact),
    owner,
    store,
  );
  const valid = beliefs.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);
  const reconciled = reconcile(facts, valid, { source, now }, dependencies);
  return { ...reconciled, basedOn: { scope: owner, revision } };
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
  const statuses = ["active"] as const;
  const { items } = await store.listTurns({
    scope,
    limit: earlierTurns,
    order: "descending",
    statuses,
  });
  return items.filter(({ at }) => at <= first && first - at <= earlierReach).reverse();
}
