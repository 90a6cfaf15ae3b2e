import { presentOutcome } from "./present.ts";
import type { DrainOptions } from "./queue/extraction-worker.ts";
import { ExtractionWorker } from "./queue/extraction-worker.ts";
import type { ExtractionOutcome, FailedOutcome } from "./queue/run-extraction.ts";
import type { ExtractionReport } from "./results.ts";
import type { EmbedRequest, TextItem } from "./write/embed-pending.ts";
import { tryToEmbed } from "./write/embed-pending.ts";
import { noteUses, type UsesRequest } from "./write/note-uses.ts";
import type { Operation } from "./write/operation.ts";
import type { WriteDependencies } from "./write/write-dependencies.ts";

/** What goes on in the background of a memory. */
export interface BackgroundSettings {
  /** Whether this process reads facts out of what was captured. */
  background: boolean;
  /** Told of each conversation that was read in the background, or that failed. */
  onExtraction?: ((report: ExtractionReport) => void) | undefined;
}

/** The background of a memory: facts that are read, and texts that are embedded, after the call that brought them has returned. */
export class MemoryBackground {
  private readonly writing: WriteDependencies;
  private readonly settings: BackgroundSettings;
  private readonly worker: ExtractionWorker;
  private readonly closing = new AbortController();
  private readonly putOff = new Set<Promise<unknown>>();

  constructor(writing: WriteDependencies, settings: BackgroundSettings) {
    this.writing = writing;
    this.settings = settings;
    this.worker = new ExtractionWorker(writing, (outcome) => this.afterExtraction(outcome));
    this.wake();
    writing.follower?.wake();
  }

  /** What embedding needs, when there is an embedder. */
  get embedRequest(): EmbedRequest | undefined {
    const { store, embedder, embedTimeoutMs, follower } = this.writing;
    return embedder && { store, embedder, timeoutMs: embedTimeoutMs, follower };
  }

  /** Lets waiting turns be read, unless this process leaves that to others. */
  wake(): void {
    if (this.settings.background) this.worker.wake(this.writing.extraction.delayMs);
  }

  /** See {@link ExtractionWorker.drain}. */
  drain(options: DrainOptions): Promise<FailedOutcome[]> {
    return this.worker.drain(options);
  }

  /** Embeds items without waiting for it. What cannot be embedded waits on its list, so there is nobody to tell. */
  embedLater(items: readonly TextItem[]): void {
    const request = this.embedRequest;
    if (request === undefined || items.length === 0) return;
    this.later(tryToEmbed(items, { ...request, signal: this.closing.signal }));
  }

  /** Counts which recalled records an answer rests on, without waiting for it. */
  noteUsesLater(request: UsesRequest): void {
    if (request.recalled.length > 0) this.later(noteUses(request, this.writing));
  }

  /** Resolves when nothing of what was put off is under way. Never rejects. */
  async idle(): Promise<void> {
    await Promise.all(this.putOff);
  }

  /** Ends what is under way. What was not done yet waits in the store. */
  async stop(): Promise<void> {
    this.closing.abort();
    await this.worker.stop();
    await this.idle();
    await this.writing.follower?.stop();
  }

  private later(work: Promise<unknown>): void {
    const quiet: Promise<unknown> = work
      .catch(() => undefined)
      .finally(() => this.putOff.delete(quiet));
    this.putOff.add(quiet);
  }

  private async afterExtraction(outcome: ExtractionOutcome): Promise<void> {
    if ("extracted" in outcome) this.embedLater(changedItems(outcome.extracted.operations));
    this.writing.follower?.wake();
    try {
      this.settings.onExtraction?.(
        presentOutcome(outcome, this.writing.extraction.extractor.source),
      );
    } catch {
      // whoever listens must not stop the reading
    }
  }
}

/** The records whose texts operations brought. */
export function changedItems(operations: readonly Operation[]): TextItem[] {
  return operations
    .filter(({ op }) => op === "ADD" || op === "UPDATE")
    .map(({ id, text }) => ({ kind: "memory", id, text }));
}
