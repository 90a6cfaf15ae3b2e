import type { ChatMessage } from "../prefetch.ts";

/** What eve tells a provider about an operation. */
export interface EveOperation {
  readonly memory: { readonly scope: { readonly key: string } };
  /** The conversation as far as this phase sees it. */
  readonly messages: readonly ChatMessage[];
  /** The same when eve plays an operation again. */
  readonly operationId: string;
  readonly abortSignal?: AbortSignal | undefined;
  readonly session?: { readonly id?: unknown } | undefined;
  readonly turn?: { readonly input: unknown } | null | undefined;
}

/** What is recalled: eve shows each message to the model as a user's, with the name of the slot. */
export interface EveRecall {
  messages: { id: string; content: string }[];
}

/** A memory provider of eve. `defineMemoryProvider` takes it; it needs no more of eve than its shape. */
export interface EveMemoryProvider<Tools = unknown> {
  recall: {
    "turn.started"(operation: EveOperation): Promise<EveRecall | null>;
    "compaction.completed"(operation: EveOperation): Promise<EveRecall | null>;
  };
  capture: {
    "turn.completed"(operation: EveOperation): Promise<void>;
    "compaction.requested"(operation: EveOperation): Promise<void>;
  };
  tools(operation: Pick<EveOperation, "memory">): Promise<Tools | null>;
}
