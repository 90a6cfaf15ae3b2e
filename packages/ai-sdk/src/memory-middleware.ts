import type { BegunCall } from "./begin-call.ts";
import { MemoryEngine } from "./engine.ts";
import { attachEngine } from "./engine-of.ts";
import type { MemoryOptions } from "./options/memory-options.ts";
import type { CallOptions } from "./spec/language-model.ts";

/** A middleware for `wrapLanguageModel` and `wrapProvider` of ai 5, 6 and 7. */
export interface MemoryMiddleware {
  /** "v3" is what ai 6 demands; ai 5 and ai 7 do not mind. */
  readonly specificationVersion: "v3";
  transformParams<Params>(call: {
    type: "generate" | "stream";
    params: Params;
    model?: unknown;
  }): Promise<Params>;
  wrapGenerate<Result>(call: {
    doGenerate: () => PromiseLike<Result>;
    params: object;
  }): Promise<Result>;
  wrapStream<Result>(call: {
    doStream: () => PromiseLike<Result>;
    params: object;
  }): Promise<Result>;
}

/**
 * The same memory as {@link withMemory}, for `wrapLanguageModel` and, for all models of a provider, `wrapProvider`. Put it first in a
 * list of middlewares: then it sees answers without what the others take out, such as reasoning.
 *
 * With ai 6 and a model of specification v2 use {@link withMemory}: `wrapLanguageModel` would pass the model off as v3, and its tool loop
 * would end after the first step.
 *
 * @throws HoldfastError `invalid_options`
 * @example
 * ```ts
 * const model = wrapLanguageModel({ model: openai("gpt-5-mini"), middleware: memoryMiddleware({ memory }) });
 * ```
 */
export function memoryMiddleware(options: MemoryOptions): MemoryMiddleware {
  const engine = new MemoryEngine(options);
  // What transformParams gives is, as the same object, what the wrappers get.
  const calls = new WeakMap<object, BegunCall>();
  const middleware: MemoryMiddleware = {
    specificationVersion: "v3",
    async transformParams<Params>({ params }: { params: Params }) {
      const begun = await engine.begin(params as CallOptions);
      calls.set(begun.params, begun);
      return begun.params as Params;
    },
    wrapGenerate({ doGenerate, params }) {
      const begun = calls.get(params);
      return begun === undefined ? settle(doGenerate) : engine.generate(begun, doGenerate);
    },
    wrapStream({ doStream, params }) {
      const begun = calls.get(params);
      return begun === undefined ? settle(doStream) : engine.stream(begun, doStream);
    },
  };
  return attachEngine(middleware, engine);
}

async function settle<Result>(call: () => PromiseLike<Result>): Promise<Result> {
  return await call();
}
