import { Agent } from "@mastra/core/agent";
import { PhaseFilteredProcessor } from "@mastra/core/processor-provider";
import type { InputProcessor, OutputProcessor } from "@mastra/core/processors";
import { expect, it } from "vitest";
import { ids } from "../test/support/agent-with-memory.ts";
import { mockModel } from "../test/support/mock-model.ts";
import { openMemory } from "../test/support/open-memory.ts";
import { holdfastProcessorProvider } from "./processor-provider.ts";

it("describes what can be set", () => {
  const { info, availablePhases, configSchema } = holdfastProcessorProvider();
  expect(info.id).toBe("holdfast");
  expect(availablePhases).toEqual(["processInputStep", "processOutputResult"]);
  expect(configSchema.safeParse({ maxTokens: 500, recall: true }).success).toBe(true);
  expect(configSchema.safeParse({ maxTokens: 5 }).success).toBe(false);
});

it("makes processors that share one memory, as the editor puts them into agents", async () => {
  const memory = await openMemory();
  const provider = holdfastProcessorProvider({ memory });
  const make = (config: object) =>
    new PhaseFilteredProcessor(
      provider.createProcessor(config as Record<string, unknown>),
      provider.availablePhases,
    ) as unknown as InputProcessor & OutputProcessor;
  const { model, calls } = mockModel(["All right."]);
  const agentOf = (processor: InputProcessor & OutputProcessor) =>
    new Agent({
      id: "helper",
      name: "Helper",
      instructions: "Be kind.",
      model,
      inputProcessors: [processor],
      outputProcessors: [processor],
    });
  await agentOf(make({ recall: false })).generate(
    "I'm allergic to cashews.",
    ids("maya", "chat-1"),
  );
  await agentOf(make({})).generate("May I eat cashews?", ids("maya", "chat-2"));
  expect(calls[0]?.system).toBe("Be kind.");
  expect(calls[1]?.system).toContain("cashews");
});
