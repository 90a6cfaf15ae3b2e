import type { Origin } from "../model/origin.ts";
import type { StoredRecord } from "../model/record.ts";
import type { Scope } from "../model/scope.ts";
import { addUsage, noUsage } from "../provider/usage.ts";
import { decideFact } from "./decide.ts";
import { findRelated } from "./find-related.ts";
import type { Inference } from "./infer-facts.ts";
import type { Verdict } from "./judge.ts";
import { matchFacts, ownerScope } from "./match.ts";
import { openPairs } from "./open-pairs.ts";
import type { Reconciled, SourcedFact } from "./reconcile.ts";
import { reconcile } from "./reconcile.ts";
import { reread } from "./reread.ts";
import type { DatedFact } from "./resolve-time.ts";
import { nothingTold } from "./told.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** How many records with similar words or meaning are looked at for one call. */
const mostRelated = 40;
/** How many words of a fact or a belief are compared. */
const mostWords = 200;

/** What inference changes, and which state of the records it was decided on. */
export interface DecidedFacts extends Reconciled {
  basedOn?: { scope: Scope; revision: number } | undefined;
}

/**
 * The stages match and decide, against what is believed now. Where rules leave something open and there is a judge, it is asked about
 * all of that at once.
 *
 * @throws HoldfastError as the judge does
 */
export async function decideFacts(
  inference: Inference,
  scope: Scope,
  now: number,
  dependencies: WriteDependencies,
): Promise<DecidedFacts> {
  const { extractor, turnIds } = inference;
  const owner = ownerScope(scope);
  const revision = await dependencies.store.recordRevision(owner);
  const reason = `not read any more by ${extractor.id}`;
  const context = { actor: extractor.source, reason, at: now };
  const { facts, ...read } = await reread(inference.facts, turnIds, context, dependencies);
  const basedOn = { scope: owner, revision };
  if (facts.length === 0) {
    const operations = [...read.operations, ...read.changes.map(({ operation }) => operation)];
    return { ...read, operations, forgottenTurns: [], refused: [], basedOn };
  }
  const dated = facts.map(({ fact }) => fact);
  const matched = await matchFacts(dated, owner, dependencies.store);
  const related =
    extractor.judge === undefined
      ? []
      : await findRelated(
          dated.map(({ text }) => text).filter((text) => text !== ""),
          owner,
          mostRelated,
          dependencies,
        );
  const known = new Map([...matched, ...related].map((record) => [record.id, record]));
  // what was withdrawn is believed no more, and what it had taken the place of is again
  for (const { put } of read.changes) known.set(put.record.id, put.record);
  const beliefs = [...known.values()].filter(({ status }) => status === "active");
  const valid = beliefs.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now);
  await judgeOpenPairs(inference, facts, valid, dependencies);
  const options = { extractor, now, verdicts: inference.verdicts, seen: inference.seen };
  const { changes, operations, ...rest } = reconcile(facts, valid, options, dependencies);
  return {
    ...rest,
    changes: [...read.changes, ...changes],
    operations: [
      ...read.operations,
      ...read.changes.map(({ operation }) => operation),
      ...operations,
    ],
    basedOn,
  };
}

async function judgeOpenPairs(
  inference: Inference,
  facts: readonly SourcedFact[],
  beliefs: readonly StoredRecord[],
  { analyser }: WriteDependencies,
): Promise<void> {
  const { extractor, seen, signal } = inference;
  if (extractor.judge === undefined || inference.verdicts !== undefined) return;
  const origins = new Map(facts.map(({ fact, origin }) => [fact, origin]));
  const pairs = openPairs([...origins.keys()], beliefs, {
    seen,
    termsOf: (text) => analyser.terms(text, mostWords),
    decide: (fact) =>
      decideFact(fact, origins.get(fact) as Origin, beliefs, { ...nothingTold, seen }),
  });
  const found = new Map<DatedFact, Map<string, Verdict>>();
  if (pairs.length > 0) {
    const { verdicts, usage } = await extractor.judge(pairs, { signal });
    inference.usage = addUsage(inference.usage ?? noUsage, usage);
    for (const [index, { fact, belief }] of pairs.entries()) {
      const own = found.get(fact) ?? new Map<string, Verdict>();
      found.set(fact, own.set(belief.id, verdicts[index] ?? "separate"));
    }
  }
  inference.verdicts = found;
}
