import { HoldfastError } from "@holdfast/core";
import { expect, it } from "vitest";
import { mockModel } from "../test/support/mock-model.ts";
import { AgentModel } from "./agent-model.ts";

const request = { messages: [{ role: "user" as const, content: "Hello" }] };

it("says that no agent has run yet", async () => {
  const error = await new AgentModel().generate(request).catch((thrown: unknown) => thrown);
  expect(HoldfastError.isInstance(error) && error.code).toBe("model_failed");
});

it.each(["v2", "v3", "v4"] as const)(
  "asks the model that was seen last, of specification %s",
  async (specification) => {
    const model = new AgentModel();
    model.see(mockModel(["first"], { specification }).model);
    model.see(mockModel(["second"], { specification }).model);
    expect((await model.generate(request)).text).toBe("second");
    model.see("openai/not-resolved");
    model.see(undefined);
    expect((await model.generate(request)).text).toBe("second");
  },
);
