import { HoldfastError } from "@holdfast/core";
import type { ChromaClientLike, ChromaCollectionLike } from "./chroma-client-like.ts";
import type { ChromaServer } from "./open-client.ts";
import { within } from "./within.ts";

/** What a collection is made with, and how it is spoken to. */
export interface CollectionSettings {
  name: string;
  configuration: object;
  timeoutMs: number;
}

/** One collection of a server by its name: made when it is not there, and looked for again when its server says that it is gone. */
export class ChromaCollection {
  private readonly server: ChromaServer;
  private readonly settings: CollectionSettings;
  private opened: Promise<ChromaCollectionLike> | undefined;
  /** The id that was told as the index's identity last. */
  private told: string | undefined;

  constructor(server: ChromaServer, settings: CollectionSettings) {
    this.server = server;
    this.settings = settings;
  }

  /** The id of the collection that the server has under the name by now. Another than before is another collection. */
  async identify(): Promise<string> {
    this.opened = undefined;
    const { id } = await this.asking(() => this.open());
    this.told = id;
    return id;
  }

  /**
   * Asks the collection.
   *
   * @throws HoldfastError `index_failed`; the signal's reason
   */
  async ask<T>(
    question: (collection: ChromaCollectionLike, client: ChromaClientLike) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    return this.asking(async () => {
      const collection = await this.open();
      if (this.told !== undefined && this.told !== collection.id) throw this.madeAnew();
      return question(collection, await this.server.client());
    }, signal);
  }

  /** The same, made anew first when it is gone. Who was told the identity of the one that is gone has to ask for it again. */
  async put<T>(
    question: (collection: ChromaCollectionLike, client: ChromaClientLike) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.ask(question);
    } catch (error) {
      if (!(HoldfastError.isInstance(error) && isGone(error.cause))) throw error;
      return this.ask(question);
    }
  }

  /** Asks the server about something else. */
  async asking<T>(question: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { timeoutMs } = this.settings;
    try {
      return await within(question, { timeoutMs, signal });
    } catch (error) {
      if (signal?.aborted || HoldfastError.isInstance(error)) throw error;
      if (isGone(error)) this.opened = undefined;
      throw this.failure(error);
    }
  }

  private open(): Promise<ChromaCollectionLike> {
    const { name, configuration } = this.settings;
    if (this.opened === undefined) {
      const opening = this.server
        .client()
        .then((client) =>
          client.getOrCreateCollection({ name, configuration, embeddingFunction: null }),
        );
      this.opened = opening;
      opening.catch(() => {
        if (this.opened === opening) this.opened = undefined;
      });
    }
    return this.opened;
  }

  private failure(cause: unknown): HoldfastError {
    const where = `${this.settings.name} on ${this.server.address}`;
    const why = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    return isGone(cause)
      ? new HoldfastError("index_failed", `The Chroma collection ${where} is gone.`, {
          hint: "It is made anew and filled again from the memory's own vectors.",
          cause,
        })
      : new HoldfastError("index_failed", `The Chroma collection ${where} failed: ${why}`, {
          hint: "Check that the server runs and can be reached. The vectors are kept, and passed on when it answers again.",
          cause,
        });
  }

  private madeAnew(): HoldfastError {
    return new HoldfastError(
      "index_failed",
      `The Chroma collection ${this.settings.name} on ${this.server.address} was made anew since it was opened.`,
      { hint: "It is filled again from the memory's own vectors." },
    );
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && error.name === "ChromaNotFoundError";
}
