import type { LanguageModel } from "@holdfast/core";
import { HoldfastError } from "@holdfast/core";
import { resolveModelConfig } from "@mastra/core/llm";
import { resolvedModel } from "./resolved-model.ts";

/** A model as `Agent` takes it, but for functions of the request: a name for Mastra's router, a configuration, or a model. */
export type MastraModel =
  | string
  | { id: string; url?: string; apiKey?: string; headers?: Record<string, string> }
  | { providerId: string; modelId: string; url?: string; apiKey?: string }
  | (object & { specificationVersion: string });

/** A list of models, the next of which is asked when one fails. */
export type MastraModelList = readonly { model: MastraModel; enabled?: boolean }[];

/**
 * Uses a model of Mastra as the language model of a memory: `"openai/gpt-5-mini"` and all other names of Mastra's router,
 * `{ id, url, apiKey }` for compatible servers, models of the AI SDK, and lists of them, of which the next is asked when one
 * fails. A missing key is reported at the first call.
 *
 * @throws HoldfastError `invalid_options` for an empty list; `generate` rejects with the error of the (last) model
 * @example
 * ```ts
 * const memory = await createMemory({ llm: fromMastraModel("openai/gpt-5-mini") });
 * ```
 */
export function fromMastraModel(model: MastraModel | MastraModelList): LanguageModel {
  const models = isList(model)
    ? model.filter(({ enabled }) => enabled !== false).map((entry) => entry.model)
    : [model];
  if (models.length === 0) {
    throw new HoldfastError("invalid_options", "The list holds no model that is enabled.");
  }
  const resolved = models.map(resolveLater);
  return {
    id: `mastra:${models.map(nameOf).join("|")}`,
    async generate(request) {
      let failure: unknown;
      for (const resolve of resolved) {
        request.signal?.throwIfAborted();
        try {
          return await (await resolve()).generate(request);
        } catch (error) {
          failure = error;
        }
      }
      throw failure;
    },
  };
}

/** Whether a value is a model by its name or configuration, or a list of models: what only Mastra understands. */
export function isMastraModel(value: unknown): value is MastraModel | MastraModelList {
  if (typeof value === "string" || Array.isArray(value)) return true;
  if (typeof value !== "object" || value === null || "generate" in value) return false;
  return !("doGenerate" in value) && ("id" in value || "modelId" in value);
}

// Once; a failure, such as a missing key, may be another one next time.
function resolveLater(model: MastraModel): () => Promise<LanguageModel> {
  let resolving: Promise<LanguageModel> | undefined;
  return () => {
    resolving ??= resolveModelConfig(model as Parameters<typeof resolveModelConfig>[0])
      .then(resolvedModel)
      .catch((error: unknown) => {
        resolving = undefined;
        throw error;
      });
    return resolving;
  };
}

function isList(model: MastraModel | MastraModelList): model is MastraModelList {
  return Array.isArray(model);
}

function nameOf(model: MastraModel): string {
  if (typeof model === "string") return model;
  const { id, providerId, provider, modelId } = model as Record<string, unknown>;
  return String(id ?? `${providerId ?? provider}/${modelId}`);
}
