import { countingIdentifiers, fixedClock } from "@holdfast/testing";
import { onTestFinished } from "vitest";
import { LexicalIndex } from "../../src/lexical/lexical-index.ts";
import type { Message } from "../../src/model/message.ts";
import { ProjectionCache } from "../../src/store/projection-cache.ts";
import { SqliteStore } from "../../src/store/sqlite/sqlite-store.ts";
import type { EraseLog } from "../../src/store/store.ts";
import { createTextAnalyser } from "../../src/text/text-analyser.ts";
import type { AddRequest } from "../../src/write/added.ts";
import { ruleExtractor } from "../../src/write/extract.ts";
import { KeyedQueue } from "../../src/write/keyed-queue.ts";
import type { ChangeContext } from "../../src/write/record-change.ts";

const march = Date.UTC(2026, 2, 2, 10);

/** What the stages of writing stand on: a store in memory, a clock that stands still, ids that count. */
export function openWriteSide() {
  const store = SqliteStore.open({ path: ":memory:" });
  onTestFinished(() => store.close());
  return {
    store,
    analyser: createTextAnalyser(),
    clock: fixedClock(march),
    nextId: countingIdentifiers(),
    awaitVectors: false,
    embedTimeoutMs: 1_000,
    redact: true,
    lexical: new LexicalIndex(store, new ProjectionCache(1_000_000)),
    vectors: undefined,
    embedder: undefined,
    follower: undefined,
    extraction: {
      extractor: ruleExtractor,
      delayMs: 0,
      batchTurns: 20,
      leaseMs: 60_000,
      mostAttempts: 3,
    },
    queue: new KeyedQueue(),
  };
}

/** A request to add messages with plain values but for those given. */
export function addRequest(
  messages: readonly (string | Message)[],
  fields: Partial<AddRequest> = {},
): AddRequest {
  return {
    messages: messages.map((one) => (typeof one === "string" ? { role: "user", text: one } : one)),
    scope: { userId: "maya" },
    at: march,
    now: march,
    metadata: {},
    searchable: fields.type === undefined,
    read: fields.extractor !== undefined,
    actor: "test",
    ...fields,
  };
}

/** Whose change it is, for changes whose why does not matter. */
export function changeContext(fields: Partial<ChangeContext> = {}): ChangeContext {
  return { actor: "test", reason: "because", at: march + 1_000, ...fields };
}

/** How an erasure is logged, for erasures whose log does not matter. */
export function eraseLog({ nextId }: { nextId: () => string }): EraseLog {
  return {
    operationId: "erasure",
    nextId,
    reason: "asked",
    actor: "test",
    at: march,
    scrub: false,
  };
}
