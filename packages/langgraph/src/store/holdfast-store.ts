import { createMemory, type Memory, type Scope } from "@holdfast/core";
import { BaseStore, type Operation, type OperationResults } from "@langchain/langgraph-checkpoint";
import { checkStoreOptions } from "./check-store-options.ts";
import { presentItem, type ReadItem } from "./item.ts";
import { ItemTable } from "./item-table.ts";
import { keepAlive } from "./keep-alive.ts";
import { listNamespaces } from "./list-namespaces.ts";
import { checkNamespace } from "./namespace.ts";
import { openEmbedder } from "./open-embedder.ts";
import { type PutItem, parseOperation, type StoreOperation } from "./parse-operation.ts";
import { policiesOf } from "./policies.ts";
import { getItems } from "./read-items.ts";
import { searchItems } from "./search-items.ts";
import type { StoreContext } from "./store-context.ts";
import type { HoldfastStoreOptions } from "./store-options.ts";
import { sweepItems } from "./sweep-items.ts";
import { NamespaceTemplates } from "./templates.ts";
import { writeItems } from "./write-items.ts";

const minute = 60_000;

/**
 * LangGraph's long-term store on a Holdfast memory: items are exact, searched by words and, with an embedder, by meaning, and
 * those of namespaces that stand for scopes are recalled by everything that uses the memory.
 *
 * Inside of a graph nothing but `batch` is ever called, so everything happens there. The reads of a batch see what was there
 * before it; of several puts of one key the last counts; all puts are one transaction. A bad operation rejects alone: in a batch of
 * several its result is a promise that rejects, which LangGraph hands to the caller of that one operation.
 *
 * @example
 * ```ts
 * import { HoldfastStore } from "@holdfast/langgraph";
 *
 * const store = await HoldfastStore.open({ path: "memory.db", namespaces: [["memories", "{userId}"]] });
 * await store.put(["memories", "maya"], "coffee", { text: "Drinks her coffee black." });
 * const [item] = await store.search(["memories", "maya"], { query: "how does she take coffee?" });
 * const { text } = await store.memory.recall({ query: "coffee", userId: "maya" }); // the same, for a prompt
 * await store.close();
 * ```
 */
export class HoldfastStore extends BaseStore {
  /** What the items are kept in. */
  readonly memory: Memory;
  private readonly context: StoreContext;
  private readonly ownsMemory: boolean;
  private readonly sweepMs: number;
  private lastSweep: number;

  /**
   * Opens a store on a file or on a memory that is open.
   *
   * @throws HoldfastError `invalid_options`; `store_*`; `embedder_mismatch` for a file with vectors of another embedder
   */
  static async open(options: HoldfastStoreOptions): Promise<HoldfastStore> {
    checkStoreOptions(options);
    const templates = new NamespaceTemplates(options.namespaces ?? []);
    const memory = options.memory ?? (await openMemory(options));
    try {
      const table = await ItemTable.open(memory.store);
      return new HoldfastStore(memory, table, templates, options);
    } catch (error) {
      if (options.memory === undefined) await memory.close();
      throw error;
    }
  }

  private constructor(
    memory: Memory,
    table: ItemTable,
    templates: NamespaceTemplates,
    options: HoldfastStoreOptions,
  ) {
    super();
    this.memory = memory;
    this.ownsMemory = options.memory === undefined;
    this.sweepMs = (options.ttl?.sweepIntervalMinutes ?? 60) * minute;
    this.lastSweep = memory.records.now();
    this.context = {
      memory,
      table,
      templates,
      policyOf: policiesOf(options),
      facts: options.facts ?? true,
      refreshOnRead: options.ttl?.refreshOnRead ?? true,
      deadlineMs: options.deadlineMs ?? 5_000,
    };
  }

  /**
   * Does several operations; see the class. A single one that is bad rejects the call.
   *
   * @throws HoldfastError `store_*` and `write_conflict` for the whole batch, of which then nothing was written
   */
  override async batch<Op extends Operation[]>(operations: Op): Promise<OperationResults<Op>> {
    const parsed = operations.map((operation) => attempt(() => this.parse(operation)));
    const [only] = parsed;
    if (parsed.length === 1 && only !== undefined && "error" in only) throw only.error;
    const good = parsed.flatMap((outcome) => ("value" in outcome ? [outcome.value] : []));
    const results = await this.perform(good);
    let next = 0;
    return parsed.map((outcome) =>
      "value" in outcome ? results[next++] : rejected(outcome.error),
    ) as OperationResults<Op>;
  }

  /** The namespace that stands for a scope, by the template that names most of its ids; undefined when none does. */
  namespaceOf(scope: Scope): string[] | undefined {
    return this.context.templates.namespaceOf(scope);
  }

  /**
   * The scope in which the items of a namespace are kept.
   *
   * @throws HoldfastError `invalid_input`, `invalid_scope`
   */
  scopeOf(namespace: readonly string[]): Scope {
    return this.context.templates.scopeOf(
      checkNamespace(namespace, { allowEmpty: false, forWriting: true }),
    );
  }

  /** Removes expired items from the file with their history, and says how many. Reads leave them out in any case. */
  async sweep(): Promise<number> {
    this.lastSweep = this.memory.records.now();
    return sweepItems(this.context);
  }

  /** Waits until every item has its vector. @throws HoldfastError `embedder_failed` when the embedder still fails */
  async flush(): Promise<void> {
    await this.memory.records.settled();
    await this.memory.flush();
  }

  /** Waits for embedding under way, and closes the memory if this store opened it. */
  async close(): Promise<void> {
    await this.memory.records.settled();
    if (this.ownsMemory) await this.memory.close();
  }

  /** Closes the store at the end of an `await using` block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private parse(operation: unknown): StoreOperation {
    const parsed = parseOperation(operation);
    // a namespace that stands for a scope holds ids, which have rules of their own
    if (parsed.kind === "put" && parsed.value !== null)
      this.context.templates.scopeOf(parsed.namespace);
    return parsed;
  }

  private async perform(operations: readonly StoreOperation[]): Promise<unknown[]> {
    const { context } = this;
    const now = this.memory.records.now();
    const gets = operations.filter((operation) => operation.kind === "get");
    const places = new Map(gets.map((operation, index) => [operation, index]));
    const got = getItems(gets, now, context);
    const read: ReadItem[] = [];
    const results = await Promise.all(
      operations.map(async (operation) => {
        if (operation.kind === "put") return undefined;
        if (operation.kind === "namespaces") return listNamespaces(operation, now, context);
        if (operation.kind === "search") {
          const found = await searchItems(operation, now, context);
          read.push(...found);
          return found.map((item) => presentItem(item, item.score));
        }
        const found = (await got)[places.get(operation) as number];
        if (found !== undefined) read.push(found);
        return found === undefined ? null : presentItem(found);
      }),
    );
    const puts = operations.filter((operation): operation is PutItem => operation.kind === "put");
    await writeItems(puts, context);
    await keepAlive(read, now, context);
    if (puts.length > 0 && now - this.lastSweep >= this.sweepMs) await this.sweep();
    return results;
  }
}

async function openMemory({ path, index }: HoldfastStoreOptions): Promise<Memory> {
  const { embeddings, dims } = index || {};
  if (embeddings === undefined) return createMemory({ path });
  return createMemory({ path, embedder: await openEmbedder(embeddings, dims) });
}

type Outcome<T> = { value: T } | { error: unknown };

function attempt<T>(work: () => T): Outcome<T> {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

// Handled from the start: a caller who never looks at the result of a bad operation must not end the process.
function rejected(error: unknown): Promise<never> {
  const result = Promise.reject(error);
  result.catch(() => undefined);
  return result;
}
