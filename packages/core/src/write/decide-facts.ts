import type { Scope } from "../model/scope.ts";
import type { Inference } from "./infer-facts.ts";
import { matchFacts, ownerScope } from "./match.ts";
import type { Reconciled } from "./reconcile.ts";
import { reconcile } from "./reconcile.ts";
import type { WriteDependencies } from "./write-dependencies.ts";

/** What inference changes, and which state of the records it was decided on. */
export interface DecidedFacts extends Reconciled {
  basedOn?: { scope: Scope; revision: number } | undefined;
}

/** The stages match and decide, against what is believed now. */
export async function decideFacts(
  { facts, extractor }: Inference,
  scope: Scope,
  now: number,
  dependencies: WriteDependencies,
): Promise<DecidedFacts> {
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
  const reconciled = reconcile(facts, valid, { extractor, now }, dependencies);
  return { ...reconciled, basedOn: { scope: owner, revision } };
}
