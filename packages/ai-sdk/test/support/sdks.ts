import * as ai7 from "ai";
import * as ai5 from "ai5";
import * as ai6 from "ai6";

/** The versions of the AI SDK, each with the specifications of models that it takes. */
export const sdks = [
  { version: "ai 5", ai: ai5, specifications: ["v2"] },
  { version: "ai 6", ai: ai6, specifications: ["v2", "v3"] },
  { version: "ai 7", ai: ai7, specifications: ["v2", "v3", "v4"] },
] as const;

/** `wrapLanguageModel` of any of them. */
export type WrapLanguageModel = (options: { model: object; middleware: object }) => object;
