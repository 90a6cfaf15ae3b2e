export { fromMastraModel, type MastraModel, type MastraModelList } from "./from-mastra-model.ts";
export type { HoldfastClient } from "./holdfast-client.ts";
export { HoldfastMemory, type HoldfastMemoryConfig } from "./holdfast-memory.ts";
export type { AdapterOptions, HoldfastOptions, OpeningOptions } from "./holdfast-options.ts";
export { HoldfastProcessor } from "./holdfast-processor.ts";
export {
  type FixedIds,
  type Identity,
  type IdentityContext,
  type IdentityResolver,
  identityOf,
  type RunIds,
} from "./identity.ts";
export { type MemoryTools, memoryTools } from "./memory-tools.ts";
export { holdfastProcessorProvider } from "./processor-provider.ts";
export type { ToolName } from "./tool-names.ts";
export type { ExactMastraVector } from "./vector/exact-mastra-vector.ts";
export { fromMastraVector, type MastraVectorOptions } from "./vector/from-mastra-vector.ts";
export { toMastraVector, type VectorPlace } from "./vector/to-mastra-vector.ts";
export { wrapMemory } from "./wrap-memory.ts";
