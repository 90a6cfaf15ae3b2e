import { createMemory } from "@holdfast/core";
import { AgentModel } from "./agent-model.ts";
import { CaptureQueue } from "./capture-queue.ts";
import { fromMastraModel, isMastraModel } from "./from-mastra-model.ts";
import type { HoldfastClient } from "./holdfast-client.ts";
import type { OpeningOptions } from "./holdfast-options.ts";

/** Where the memory comes from: it is given, or opened when it is first needed. */
export class MemorySource {
  /** The model of the agent, which reads facts when no other one is given. */
  readonly agentModel = new AgentModel();
  /** What is still to be written. */
  readonly queue = new CaptureQueue();
  private readonly given: HoldfastClient | Promise<HoldfastClient> | undefined;
  private readonly opening: OpeningOptions;
  private opened: Promise<HoldfastClient> | undefined;

  /** @param given an open memory; without one, `opening` says how to open it */
  constructor(
    given: HoldfastClient | Promise<HoldfastClient> | undefined,
    opening: OpeningOptions = {},
  ) {
    this.given = given;
    // whoever needs it is told when it fails; until then nobody may be listening
    if (given instanceof Promise) given.catch(() => undefined);
    this.opening = opening;
  }

  /** Whether anybody has asked for the memory. */
  get isUsed(): boolean {
    return this.opened !== undefined;
  }

  /** The memory; one that could not be opened is tried again at the next call. */
  memory(): Promise<HoldfastClient> {
    this.opened ??= this.open().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  /** Closes the memory, if it was opened here. */
  async close(): Promise<void> {
    const { opened } = this;
    if (opened === undefined || this.given !== undefined) return;
    this.opened = undefined;
    await (await opened).close();
  }

  private async open(): Promise<HoldfastClient> {
    if (this.given !== undefined) return this.given;
    const { llm = this.agentModel.isUnusable ? false : this.agentModel, ...others } = this.opening;
    if (llm === false) return createMemory(others);
    return createMemory({ ...others, llm: isMastraModel(llm) ? fromMastraModel(llm) : llm });
  }
}
