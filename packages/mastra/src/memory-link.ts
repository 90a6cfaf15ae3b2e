import type { MemoryOptions } from "@holdfast/core";
import { createMemory, HoldfastError } from "@holdfast/core";
import { ConsoleLogger } from "@mastra/core/logger";
import type { RequestContext } from "@mastra/core/request-context";
import { AgentModel } from "./agent-model.ts";
import { CaptureQueue } from "./capture-queue.ts";
import type { HoldfastClient } from "./holdfast-client.ts";
import type { AdapterOptions, HoldfastOptions } from "./holdfast-options.ts";
import type { Identity, RunIds } from "./identity.ts";
import { identityOf } from "./identity.ts";
import { parentOf } from "./parent-run.ts";

/** What warns: the part of a Mastra logger that is used. */
interface Logger {
  warn(message: string, ...details: unknown[]): void;
}

/** What the processor, the tools and the memory of Mastra share: the memory, whom a run is about, the queue, the warnings. */
export class MemoryLink {
  readonly options: AdapterOptions;
  /** How long a run waits, in milliseconds. */
  readonly deadlineMs: number;
  readonly queue: CaptureQueue;
  /** The model of the agent, which reads facts when no other one is given. */
  readonly agentModel = new AgentModel();
  /** Where warnings go when there is no `onWarning`. */
  logger: Logger | undefined;
  private readonly opening: MemoryOptions;
  private opened: Promise<HoldfastClient> | undefined;

  /** @throws HoldfastError `invalid_options` for options to open a memory beside `memory` */
  constructor(options: HoldfastOptions) {
    const { adapter, opening } = splitOptions(options);
    this.options = adapter;
    this.deadlineMs = adapter.deadlineMs ?? 1_000;
    this.opening = opening;
    this.queue = new CaptureQueue({
      onFailure: (error) => this.warn("A turn was not recorded", error),
    });
  }

  /** The memory; opened at the first call. One that could not be opened is tried again. */
  memory(): Promise<HoldfastClient> {
    this.opened ??= Promise.resolve(this.options.memory ?? createMemory(this.opening)).catch(
      (error: unknown) => {
        if (this.options.memory === undefined) this.opened = undefined;
        throw error;
      },
    );
    return this.opened;
  }

  private log(): Logger {
    this.logger ??= new ConsoleLogger({ name: "Holdfast", level: "warn" });
    return this.logger;
  }

  /** Whose memory a run is about. */
  async identify(
    run: RunIds,
    requestContext: RequestContext | undefined,
  ): Promise<Identity | undefined> {
    const parent = parentOf(run, requestContext);
    const context = { ...run, parent, requestContext };
    const { identify } = this.options;
    return identify === undefined ? identityOf(context, this.options) : identify(context);
  }

  warn(message: string, error: unknown): void {
    const { onWarning } = this.options;
    try {
      if (onWarning !== undefined) onWarning(message, error);
      else this.log().warn(`[Holdfast] ${message}: ${String(error)}`, { error });
    } catch {
      // whoever listens must not fail a run either
    }
  }

  /** Resolves when everything queued is recorded and its facts are read. */
  async settled(): Promise<void> {
    await this.queue.idle();
    if (this.opened === undefined) return;
    try {
      await (await this.opened).flush();
    } catch (error) {
      this.warn("Not everything that was recorded is processed yet", error);
    }
  }

  /** Waits for what is queued, and closes the memory if it was opened here. */
  async close(): Promise<void> {
    await this.settled();
    const opened = this.opened;
    if (opened === undefined || this.options.memory !== undefined) return;
    this.opened = undefined;
    await (await opened).close();
  }
}

function splitOptions(options: HoldfastOptions) {
  const { memory, identify, maxTokens, limit, deadlineMs, recall, capture, ...others } = options;
  const { tools, followThreads, waitUntil, onWarning, agentId, appId, ...opening } = others;
  const [extra] = Object.keys(defined(opening));
  if (memory !== undefined && extra !== undefined) {
    throw new HoldfastError("invalid_options", `${extra} does not go together with memory.`, {
      hint: "Options of createMemory are for a memory that is opened here: pass either them or memory.",
    });
  }
  const adapter = {
    ...{ memory, identify, maxTokens, limit, deadlineMs, recall, capture },
    ...{ tools, followThreads, waitUntil, onWarning, agentId, appId },
  };
  return { adapter, opening };
}

function defined<T extends object>(properties: T): T {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined),
  ) as T;
}
