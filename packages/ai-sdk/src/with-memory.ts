import { HoldfastError } from "@holdfast/core";
import { settled } from "./capture/background.ts";
import { MemoryEngine } from "./engine.ts";
import { attachEngine, engineOf } from "./engine-of.ts";
import type { MemoryOptions } from "./options/memory-options.ts";
import type { AnyLanguageModel, CallOptions } from "./spec/language-model.ts";
import { type AmbientScope, runInScope } from "./turn/ambient.ts";

type Method = (options: object) => PromiseLike<object>;

/**
 * Gives a model a memory: what matters is recalled into each prompt, and each turn is recorded. The model stays what it is, version
 * of its specification included, for `generateText`, `streamText`, agents and structured output of ai 5, 6 and 7.
 *
 * The memory never fails a call. What goes wrong becomes a warning of the result and goes to `onError`.
 *
 * @throws HoldfastError `invalid_options`, also for a name in place of a model, and for a model that has this memory already
 * @example
 * ```ts
 * const model = withMemory(openai("gpt-5-mini"), { memory });
 * const { text } = await generateText({
 *   model,
 *   prompt: "Plan dinner for tonight.",
 *   providerOptions: { holdfast: { userId: "maya", runId: "chat-17" } },
 * });
 * ```
 */
function wrap<Model extends AnyLanguageModel>(model: Model, options: MemoryOptions): Model {
  checkModel(model);
  const engine = new MemoryEngine(options);
  if (engineOf(model)?.options.memory === options.memory) {
    throw new HoldfastError("invalid_options", "The model has this memory already.", {
      hint: "Wrap it once; a second time would recall and record everything twice.",
    });
  }
  const doGenerate = model.doGenerate.bind(model) as Method;
  const doStream = model.doStream.bind(model) as Method;
  const own: Record<string | symbol, unknown> = attachEngine({}, engine);
  own.doGenerate = async (params: CallOptions) => {
    const begun = await engine.begin(params);
    return engine.generate(begun, () => doGenerate(begun.params));
  };
  own.doStream = async (params: CallOptions) => {
    const begun = await engine.begin(params);
    return engine.stream(begun, () => doStream(begun.params));
  };
  const read = (name: string | symbol): unknown => {
    if (Object.hasOwn(own, name)) return own[name];
    // The model itself is the receiver: its getters and methods may use private fields.
    const value = Reflect.get(model, name, model);
    return typeof value === "function" ? value.bind(model) : value;
  };
  // Not the model as the target: a frozen one would not let its properties be replaced.
  return new Proxy(Object.create(model) as Model, {
    get: (_, name) => read(name),
    set: (_, name, value) => Reflect.set(model, name, value, model),
    ownKeys: () => Reflect.ownKeys(model),
    getOwnPropertyDescriptor(_, name) {
      const { enumerable } = Reflect.getOwnPropertyDescriptor(model, name) ?? {};
      if (enumerable === undefined) return undefined;
      return { value: read(name), enumerable, configurable: true, writable: true };
    },
    has: (_, name) => Object.hasOwn(own, name) || Reflect.has(model, name),
  });
}

/** {@link withMemory} and what belongs to it. */
export const withMemory = Object.assign(wrap, {
  /**
   * Runs a function whose model calls all belong to a scope, however deep they are: an agent made at start-up then knows for
   * whom it works. `mode: "off"` or `"read"` makes them forgetful. Users who are served at the same time do not mix.
   *
   * @example
   * ```ts
   * await withMemory.run({ userId: "maya", runId: "chat-17" }, () => agent.generate({ prompt }));
   * ```
   */
  run<T>(scope: AmbientScope, body: () => T): T {
    return runInScope(scope, body);
  },
  /** Resolves when everything that models of this process have to record is recorded: for scripts, and for tests. */
  settled,
});

function checkModel(model: unknown): void {
  const { doGenerate, doStream } = (model ?? {}) as Partial<AnyLanguageModel>;
  if (typeof doGenerate === "function" && typeof doStream === "function") return;
  throw new HoldfastError("invalid_options", "withMemory takes a language model of the AI SDK.", {
    hint:
      typeof model === "string"
        ? "Pass the model of a provider. For models by name, use wrapProvider({ provider, languageModelMiddleware: memoryMiddleware(…) })."
        : "Pass what a provider gives, such as openai(…).",
  });
}
