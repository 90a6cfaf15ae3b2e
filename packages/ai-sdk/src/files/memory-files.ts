import type { Memory, MemoryRecord, Scope } from "@holdfast/core";

/** What the files need of a memory. */
export type FileMemory = Pick<Memory, "list" | "add" | "update" | "delete">;

/** A file: a record whose text is its content. */
export interface MemoryFile {
  id: string;
  path: string;
  content: string;
}

const field = "memoryFile";
const actor = "ai-sdk:files";
const pageSize = 1_000;

/** The files of somebody, kept as records: they are found by searches, and have a history, like everything else. */
export class MemoryFiles {
  private readonly memory: FileMemory;
  private readonly scope: Scope;

  constructor(memory: FileMemory, scope: Scope) {
    this.memory = memory;
    this.scope = scope;
  }

  /** All files at a path or below it, by their paths. */
  async under(path: string): Promise<MemoryFile[]> {
    const records = await this.records(true);
    return records
      .map(({ id, metadata, text }) => ({ id, path: String(metadata[field]), content: text }))
      .filter((file) => file.path === path || file.path.startsWith(`${path}/`))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The file at a path. */
  async at(path: string): Promise<MemoryFile | undefined> {
    return (await this.under(path)).find((file) => file.path === path);
  }

  /** Facts that are remembered otherwise, the latest first. */
  async facts(): Promise<string[]> {
    return (await this.records(false)).map(({ text }) => text);
  }

  async create(path: string, content: string): Promise<void> {
    const settings = { type: "procedural", origin: "assistant", actor } as const;
    await this.memory.add(content, { ...this.scope, ...settings, metadata: { [field]: path } });
  }

  async write({ id }: MemoryFile, content: string): Promise<void> {
    await this.memory.update(id, { text: content, actor }, this.scope);
  }

  async move({ id }: MemoryFile, path: string): Promise<void> {
    await this.memory.update(id, { metadata: { [field]: path }, actor }, this.scope);
  }

  async remove({ id }: MemoryFile): Promise<void> {
    await this.memory.delete(id, { actor, reason: "the file was deleted" }, this.scope);
  }

  private async records(files: boolean): Promise<MemoryRecord[]> {
    const records: MemoryRecord[] = [];
    const filter = { [`metadata.${field}`]: { exists: files } };
    let cursor: string | undefined;
    do {
      const page = await this.memory.list(this.scope, { filter, limit: pageSize, cursor });
      records.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined && files);
    return records;
  }
}
