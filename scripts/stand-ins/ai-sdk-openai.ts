import { scriptedAiSdkModel } from "../../packages/testing/src/index.ts";

/** In place of the provider's, which needs a key: a model that answers every call with the same words. */
export function openai(_name: string): object {
  return scriptedAiSdkModel("v4", () => ({ text: "Nice to know." }));
}
