export { type EveMemoryOptions, eveMemory } from "./eve-memory.ts";
export type { EveMemoryProvider, EveOperation, EveRecall } from "./eve-provider.ts";
