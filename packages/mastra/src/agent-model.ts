import type { LanguageModel } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import { resolvedModel } from "./resolved-model.ts";

/**
 * A language model that stands for whatever model the agent used last. Mastra tells a processor the model at each step, and a
 * memory is opened before.
 */
export class AgentModel implements LanguageModel {
  readonly id = "mastra:agent-model";
  private current: LanguageModel | undefined;
  private seen: unknown;

  /** Whether an agent has run, and none of its models could be used. */
  get isUnusable(): boolean {
    return this.seen !== undefined && this.current === undefined;
  }

  /** Takes the model of a step; one that cannot be used leaves the one before. */
  see(model: unknown): void {
    if (model === this.seen) return;
    this.seen = model;
    try {
      this.current = resolvedModel(model);
    } catch {
      // a model of the first specification, or a name that Mastra has not resolved yet
    }
  }

  /** @throws HoldfastError `model_failed` while no agent has run; whatever the model throws */
  async generate(
    request: Parameters<LanguageModel["generate"]>[0],
  ): ReturnType<LanguageModel["generate"]> {
    if (this.current === undefined) {
      throw new HoldfastError("model_failed", "No agent has used a model yet.", {
        hint: "Facts are read with the model of the agent: run it once, or pass llm to the memory.",
      });
    }
    return this.current.generate(request);
  }
}
