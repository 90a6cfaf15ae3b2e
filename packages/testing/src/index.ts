export { countingIdentifiers } from "./counting-identifiers.ts";
export { hashEmbedder } from "./embedder/hash-embedder.ts";
export type { EmbedderStep, ScriptedEmbedder } from "./embedder/scripted-embedder.ts";
export { scriptedEmbedder } from "./embedder/scripted-embedder.ts";
export type { FixedClock } from "./fixed-clock.ts";
export { fixedClock } from "./fixed-clock.ts";
export { describeStore } from "./store/describe-store.ts";
export type { StoreSuiteOptions, StoreSwitches } from "./store/store-suite-options.ts";
export type { TestRunner } from "./test-runner.ts";
