import type { ModelSpecification, ScriptedStep } from "./scripted-step.ts";
import { endOf, piecesOf, type ScriptedPart, streamParts, toolParts } from "./step-parts.ts";

/** What a provider is called with. */
export interface ScriptedCall {
  readonly type: "generate" | "stream";
  readonly prompt: readonly { readonly role: string; readonly content: unknown }[];
  readonly abortSignal?: AbortSignal;
  readonly providerOptions?: Readonly<Record<string, unknown>>;
  readonly [option: string]: unknown;
}

/** A language model of the AI SDK that answers from a script. */
export interface ScriptedAiSdkModel<Specification extends ModelSpecification = ModelSpecification> {
  readonly specificationVersion: Specification;
  readonly provider: string;
  readonly modelId: string;
  readonly supportedUrls: Record<string, RegExp[]>;
  doGenerate(options: object): Promise<never>;
  doStream(options: object): Promise<never>;
  /** The calls so far, as the provider got them. */
  readonly calls: readonly ScriptedCall[];
  /** How many parts of streams have been pulled. */
  readonly pulled: number;
}

/**
 * A language model of the AI SDK for tests and examples, in any version of its specification and without the `ai` package. It
 * plays its steps in order, one per call, and keeps what it was called with. Its streams give a part only when one is asked for, as a
 * provider does that respects backpressure.
 *
 * @param script the steps, or a function that gives one for a call
 * @throws Error when it is called more often than the script has steps
 * @example
 * ```ts
 * const model = scriptedAiSdkModel("v4", [{ tools: [{ name: "weather" }] }, { text: "It rains." }]);
 * ```
 */
export function scriptedAiSdkModel<Specification extends ModelSpecification>(
  specification: Specification,
  script: readonly ScriptedStep[] | ((call: ScriptedCall) => ScriptedStep),
): ScriptedAiSdkModel<Specification> {
  const calls: ScriptedCall[] = [];
  let pulled = 0;

  const next = (type: ScriptedCall["type"], options: object): ScriptedStep => {
    const call = { ...options, type } as ScriptedCall;
    calls.push(call);
    const step = typeof script === "function" ? script(call) : script[calls.length - 1];
    if (step === undefined) throw new Error(`The script ends before call ${calls.length}.`);
    if (step.throws !== undefined) throw step.throws;
    return step;
  };

  const doGenerate = async (options: { abortSignal?: AbortSignal }) => {
    const step = next("generate", options);
    if (step.hangs) await aborted(options.abortSignal);
    const text = piecesOf(step).join("");
    const content = [
      ...(text === "" ? [] : [{ type: "text", text }]),
      ...toolParts(step, calls.length),
    ];
    return { content, ...endOf(step, specification), warnings: [] };
  };

  const doStream = async (options: { abortSignal?: AbortSignal }) => {
    const step = next("stream", options);
    const parts = streamParts(step, calls.length);
    const rest = endParts(step, specification);
    const stream = new ReadableStream<ScriptedPart>(
      {
        async pull(controller) {
          const part = parts.next().value;
          if (part !== undefined) {
            pulled++;
            return controller.enqueue(part);
          }
          if (step.hangs) await aborted(options.abortSignal);
          if (step.breaks !== undefined) throw step.breaks;
          const last = rest.shift();
          if (last === undefined) return controller.close();
          pulled++;
          controller.enqueue(last);
        },
      },
      { highWaterMark: 0 },
    );
    return { stream };
  };

  return {
    specificationVersion: specification,
    provider: "scripted",
    modelId: "scripted",
    supportedUrls: {},
    doGenerate: doGenerate as (options: object) => Promise<never>,
    doStream: doStream as (options: object) => Promise<never>,
    calls,
    get pulled() {
      return pulled;
    },
  };
}

function endParts(step: ScriptedStep, specification: ModelSpecification): ScriptedPart[] {
  if (step.errorPart !== undefined) return [{ type: "error", error: step.errorPart }];
  return [{ type: "finish", ...endOf(step, specification) }];
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
