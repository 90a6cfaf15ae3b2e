import { ConsoleLogger } from "@mastra/core/logger";
import type { RequestContext } from "@mastra/core/request-context";
import type { AdapterOptions } from "./holdfast-options.ts";
import type { Identity, RunIds } from "./identity.ts";
import { identityOf } from "./identity.ts";
import type { MemorySource } from "./memory-source.ts";
import { parentOf } from "./parent-run.ts";

/** What warns: the part of a Mastra logger that is used. */
interface Logger {
  warn(message: string, ...details: unknown[]): void;
}

/** What processor, tools and memory of Mastra share: where the memory is, whom a run is about, warnings. */
export class MemoryLink {
  readonly options: AdapterOptions;
  readonly source: MemorySource;
  /** How long a run waits for the memory, in milliseconds. */
  readonly deadlineMs: number;
  /** Where warnings go when there is no `onWarning`. */
  logger: Logger | undefined;

  constructor(options: AdapterOptions, source: MemorySource) {
    this.options = options;
    this.source = source;
    this.deadlineMs = options.deadlineMs ?? 1_000;
  }

  /** Queues what writes into the memory; the promise never rejects. A job that is given up is a warning. */
  enqueue(job: () => Promise<void>, failure: string): Promise<void> {
    return this.source.queue.push(job, (error) => this.warn(failure, error));
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

  /** Says what could not be done; never throws. */
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
    await this.source.queue.idle();
    if (!this.source.isUsed) return;
    try {
      await (await this.source.memory()).flush();
    } catch (error) {
      this.warn("Not everything that was recorded is processed yet", error);
    }
  }

  /** Waits for what is queued, and closes the memory if it was opened here. */
  async close(): Promise<void> {
    await this.settled();
    await this.source.close();
  }

  private log(): Logger {
    this.logger ??= new ConsoleLogger({ name: "Holdfast", level: "warn" });
    return this.logger;
  }
}
