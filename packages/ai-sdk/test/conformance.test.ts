import { describeMemoryMiddleware } from "@holdfast/testing";
import { afterAll, beforeAll, describe, it } from "vitest";
import { type AnyLanguageModel, memoryMiddleware, withMemory } from "../src/index.ts";
import { memoryFixture, type Wrap } from "./support/memory-fixture.ts";
import { sdks, type WrapLanguageModel } from "./support/sdks.ts";

const settings = globalThis as { AI_SDK_LOG_WARNINGS?: boolean };
beforeAll(() => {
  settings.AI_SDK_LOG_WARNINGS = false;
});
afterAll(() => {
  delete settings.AI_SDK_LOG_WARNINGS;
});

for (const { version, ai, specifications } of sdks) {
  const wrapLanguageModel = ai.wrapLanguageModel as unknown as WrapLanguageModel;
  const proxy: Wrap = (model, options) => withMemory(model as AnyLanguageModel, options);
  const middleware: Wrap = (model, options) =>
    wrapLanguageModel({ model, middleware: memoryMiddleware(options) });
  for (const specification of specifications) {
    describeMemoryMiddleware(
      { describe, it },
      { name: `withMemory, ${version}`, ai, specification, open: () => memoryFixture(proxy) },
    );
    // ai 6 passes a v2 model off as v3, and its loop ends after one step: see interoperability.test.ts.
    if (version === "ai 6" && specification === "v2") continue;
    describeMemoryMiddleware(
      { describe, it },
      {
        name: `memoryMiddleware, ${version}`,
        ai,
        specification,
        open: () => memoryFixture(middleware),
      },
    );
  }
}
