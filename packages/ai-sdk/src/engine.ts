import { type BegunCall, beginCall } from "./begin-call.ts";
import { inBackground } from "./capture/background.ts";
import { captureTurn } from "./capture/capture-turn.ts";
import type { MemoryOptions } from "./options/memory-options.ts";
import { type ResolvedOptions, resolveOptions } from "./options/resolve-options.ts";
import { drainStream } from "./result/drain-stream.ts";
import { captureWarning, withReport, withWarnings } from "./result/report.ts";
import { StepReader } from "./result/step-reader.ts";
import { tapStream } from "./result/tap-stream.ts";
import type { CallOptions, GenerateResult, Part, StreamResult } from "./spec/language-model.ts";

/**
 * What {@link withMemory} and {@link memoryMiddleware} have in common: a call begins, with its prompt changed, and its result comes
 * through.
 */
export class MemoryEngine {
  readonly options: ResolvedOptions;

  /** @throws HoldfastError `invalid_options` */
  constructor(options: MemoryOptions) {
    this.options = resolveOptions(options);
  }

  /** Begins a call: `params` of what it gives are for the provider. Never rejects. */
  begin(params: CallOptions): Promise<BegunCall> {
    return beginCall(params, this.options);
  }

  /** Calls `doGenerate` and takes its result. Errors of the provider pass unchanged. */
  async generate<R>(begun: BegunCall, doGenerate: () => PromiseLike<R>): Promise<R> {
    let result: R;
    try {
      result = await doGenerate();
    } catch (error) {
      await this.stopped(begun);
      throw error;
    }
    const { content, finishReason, warnings, providerMetadata } = result as GenerateResult;
    const step = new StepReader();
    for (const part of content ?? []) step.take(part);
    step.finished(finishReason);
    const failure = await this.finished(begun, step);
    return {
      ...result,
      warnings: withWarnings(warnings, [...begun.warnings, ...failure]),
      ...optional("providerMetadata", withReport(providerMetadata, begun.recalled)),
    };
  }

  /** Calls `doStream` and lets its stream through. Errors of the provider pass unchanged. */
  async stream<R>(begun: BegunCall, doStream: () => PromiseLike<R>): Promise<R> {
    let result: R;
    try {
      result = await doStream();
    } catch (error) {
      await this.stopped(begun);
      throw error;
    }
    const { stream } = result as StreamResult;
    return { ...result, stream: this.through(begun, stream) };
  }

  private through(begun: BegunCall, source: ReadableStream<Part>): ReadableStream<Part> {
    const step = new StepReader();
    let started = false;
    const tapped = tapStream(source, {
      chunk: (part) => {
        step.take(part);
        const first = !started;
        started = true;
        if (part.type === "stream-start")
          return { ...part, warnings: withWarnings(part.warnings, begun.warnings) };
        const passed =
          part.type === "finish"
            ? {
                ...part,
                ...optional("providerMetadata", withReport(part.providerMetadata, begun.recalled)),
              }
            : part;
        if (!first || begun.warnings.length === 0) return passed;
        return [{ type: "stream-start", warnings: withWarnings([], begun.warnings) }, passed];
      },
      end: async () => {
        await this.finished(begun, step);
      },
      fail: () => this.stopped(begun, step),
      cancel: () => this.record(begun, step.answer, true).then(() => undefined),
    });
    if (!begun.call?.writes || this.options.capture.mode !== "drain") return tapped;
    const { stream, drained } = drainStream(tapped);
    inBackground(drained, this.options.waitUntil);
    return stream;
  }

  /** A step has ended by itself. Gives a warning when it was to be recorded at once and could not. */
  private async finished(begun: BegunCall, step: StepReader): Promise<string[]> {
    const { end, answer } = step;
    if (end === "continues" || end === "failed") return [];
    const error = await this.record(begun, answer, end === "partial");
    return error === undefined ? [] : [captureWarning(error)];
  }

  /** A call has failed: what the user said stays when it was the user who stopped it. */
  private async stopped(begun: BegunCall, step?: StepReader): Promise<void> {
    if (begun.params.abortSignal?.aborted) await this.record(begun, step?.answer ?? "", true);
  }

  private async record(begun: BegunCall, answer: string, partial: boolean): Promise<unknown> {
    if (!begun.call?.writes) return undefined;
    const recalled = (begun.recalled?.items ?? []).map(({ id }) => id);
    const work = captureTurn(begun.call, { answer, partial, recalled }, this.options);
    inBackground(work, this.options.waitUntil);
    return this.options.capture.mode === "inline" ? work : undefined;
  }
}

function optional(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value };
}
