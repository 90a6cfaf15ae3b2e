import { setTimeout as wait } from "node:timers/promises";
import { HoldfastError, type Memory, type Scope } from "@holdfast/core";
import type { BaseMessage } from "@langchain/core/messages";
import { type CaptureSettings, captureAll, type MemoryVerbs } from "../agent/agent-memory.ts";
import { exchangesOf } from "../agent/exchanges.ts";
import { type MemoryScope, type RunInformation, scopesOf } from "../agent/memory-scope.ts";
import { type OnMemoryWarning, warn } from "../agent/warn.ts";
import { scopeKey } from "../store/templates.ts";

/** How {@link createMemoryManager} works. */
export interface MemoryManagerOptions {
  memory: Pick<MemoryVerbs, "capture"> & Pick<Memory, "flush">;
  /** Whose memory a conversation belongs to. @default as in `memoryMiddleware` */
  scope?: MemoryScope | undefined;
  capture?: Omit<CaptureSettings, "deadlineMs"> | undefined;
  /** How long a conversation has to be quiet before it is kept, in milliseconds. @default 0: it is kept at once */
  quietMs?: number | undefined;
  /** Told of each conversation that could not be kept. @default `process.emitWarning` */
  onWarning?: OnMemoryWarning | undefined;
}

/** Keeps conversations in the background. */
export interface MemoryManager {
  /**
   * Hands in a conversation as it stands. It never fails and need not be waited for: the promise resolves when the conversation is
   * durable, or was given up with a warning. A newer state of the same conversation takes the place of one that still waits.
   */
  submit(messages: readonly BaseMessage[], run: RunInformation): Promise<void>;
  /**
   * Keeps at once what waits, and waits until its facts are read.
   *
   * @throws HoldfastError as `memory.flush`; nothing is lost
   */
  flush(): Promise<void>;
  /** Keeps at once what waits, and takes nothing more. The memory stays open; facts that are not read yet wait in its file. */
  close(): Promise<void>;
}

/** Of a long conversation, only the end can have changed. */
const mostExchanges = 10;
/** Between attempts to keep a conversation, in milliseconds. */
const pauses = [50, 500];

/**
 * Keeps conversations outside of any graph, one writer per conversation: a queue in front of the memory's own. Words are durable before
 * a model is asked for anything; facts are read by the memory's background queue, which survives the end of the process.
 *
 * @example
 * ```ts
 * const manager = createMemoryManager({ memory, quietMs: 2_000 });
 * void manager.submit(state.messages, config); // after each answer; nobody has to wait
 * await manager.close(); // at the end of the process
 * ```
 */
export function createMemoryManager(options: MemoryManagerOptions): MemoryManager {
  const conversations = new Map<string, Conversation>();
  let closed = false;

  const drain = async () => {
    await Promise.all([...conversations.values()].map((conversation) => conversation.now()));
  };
  return {
    async submit(messages, run) {
      try {
        if (closed) throw new HoldfastError("closed", "This memory manager was closed.");
        const scope = scopesOf(options.scope, run)?.capture;
        if (scope === undefined) return;
        const key = scopeKey(scope);
        const conversation = conversations.get(key) ?? new Conversation(scope, options);
        conversations.set(key, conversation);
        await conversation.submit([...messages]);
        if (conversation.idle) conversations.delete(key);
      } catch (cause) {
        await warn({ message: "A conversation was not kept", cause }, options.onWarning);
      }
    },
    async flush() {
      await drain();
      await options.memory.flush();
    },
    async close() {
      closed = true;
      await drain();
    },
  };
}

class Conversation {
  private readonly scope: Scope;
  private readonly options: MemoryManagerOptions;
  private latest: BaseMessage[] | undefined;
  private hurry = new AbortController();
  private working: Promise<void> | undefined;

  constructor(scope: Scope, options: MemoryManagerOptions) {
    this.scope = scope;
    this.options = options;
  }

  get idle(): boolean {
    return this.working === undefined;
  }

  submit(messages: BaseMessage[]): Promise<void> {
    this.latest = messages;
    this.working ??= this.work();
    return this.working;
  }

  async now(): Promise<void> {
    this.hurry.abort();
    await this.working;
  }

  private async work(): Promise<void> {
    while (this.latest !== undefined) {
      await this.quiet();
      const messages = this.latest;
      this.latest = undefined;
      await this.keep(messages);
    }
    this.working = undefined;
    this.hurry = new AbortController();
  }

  // Waits until nothing new came for a while, or somebody is in a hurry.
  private async quiet(): Promise<void> {
    const { quietMs = 0 } = this.options;
    for (let seen: unknown; quietMs > 0 && seen !== this.latest && !this.hurry.signal.aborted; ) {
      seen = this.latest;
      await wait(quietMs, undefined, { signal: this.hurry.signal }).catch(() => undefined);
    }
  }

  private async keep(messages: BaseMessage[]): Promise<void> {
    const { memory, capture, onWarning } = this.options;
    const exchanges = exchangesOf(messages).slice(-mostExchanges);
    for (let attempt = 0; ; attempt++) {
      try {
        await captureAll(exchanges, this.scope, { memory, capture });
        return;
      } catch (cause) {
        const pause = pauses[attempt];
        if (pause === undefined || isLasting(cause)) {
          await warn({ message: "A conversation was not kept", cause }, onWarning);
          return;
        }
        await wait(pause);
      }
    }
  }
}

function isLasting(error: unknown): boolean {
  return (
    HoldfastError.isInstance(error) &&
    (error.code === "closed" ||
      error.code === "store_read_only" ||
      error.code.startsWith("invalid_"))
  );
}
