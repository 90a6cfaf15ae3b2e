import type { Scope } from "@holdfast/core";
import type { MemoryMode } from "../options/memory-options.ts";
import { memoryModes } from "../options/resolve-options.ts";
import type { CallOptions } from "../spec/language-model.ts";

/** The name of our entry in `providerOptions` and `providerMetadata`. */
export const providerKey = "holdfast";

/** What one call says about its memory: `providerOptions: { holdfast: … }`. */
export interface CallSettings extends Scope {
  mode?: MemoryMode | undefined;
  /**
   * Names the turn, such as the id of the user's message in the chat. A regenerated or edited message that keeps its id then
   * replaces what it was, whatever else changed.
   */
  turnId?: string | undefined;
}

/** The settings of a call, and its options without them: the provider must never see them. */
export interface ReadSettings {
  settings: CallSettings;
  /** A new object, never the caller's. */
  params: CallOptions;
  /** What is wrong with the settings. */
  problem?: string;
}

const fields = new Set(["userId", "agentId", "runId", "appId", "turnId"]);

/** Takes the settings out of the options of a call. Never throws. */
export function readCallSettings(params: CallOptions): ReadSettings {
  const given = params.providerOptions?.[providerKey];
  if (given === undefined) return { settings: {}, params: { ...params } };
  const { [providerKey]: _, ...others } = params.providerOptions ?? {};
  const { providerOptions: __, ...rest } = params;
  const stripped = Object.keys(others).length > 0 ? { ...rest, providerOptions: others } : rest;
  const problem = problemOf(given);
  if (problem !== undefined) return { settings: {}, params: stripped, problem };
  return { settings: given as CallSettings, params: stripped };
}

function problemOf(given: unknown): string | undefined {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return "is not an object";
  for (const [name, value] of Object.entries(given)) {
    if (name === "mode") {
      if (!memoryModes.some((mode) => mode === value))
        return `has an unknown mode; known are ${memoryModes.join(", ")}`;
    } else if (!fields.has(name)) return `has an unknown field: ${name}`;
    else if (typeof value !== "string" || value === "") return `has a ${name} that is no text`;
  }
  return undefined;
}
