import { statSync } from "node:fs";
import { join } from "node:path";
import { HoldfastSaver } from "@holdfast/langgraph";
import { type BaseCheckpointSaver, MemorySaver } from "@langchain/langgraph-checkpoint";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";

/** A saver to measure. */
export interface Subject {
  name: string;
  saver: BaseCheckpointSaver;
  /** Closes it, and says how large its file is, in bytes. */
  close(): Promise<number | undefined>;
}

/** Opens all savers, each on a file of its own. */
export async function openSubjects(folder: string): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const durability of ["process", "machine"] as const) {
    const path = join(folder, `${durability}.db`);
    const saver = await HoldfastSaver.open({ path, durability });
    const close = async () => {
      await saver.close();
      return statSync(path).size;
    };
    subjects.push({ name: `HoldfastSaver, durability "${durability}"`, saver, close });
  }
  const path = join(folder, "sqlite-saver.db");
  const sqlite = SqliteSaver.fromConnString(path);
  const level = () => sqlite.db.pragma("synchronous", { simple: true });
  subjects.push({
    name: "SqliteSaver",
    saver: sqlite,
    close: async () => {
      if (level() !== 1) throw new Error(`SqliteSaver runs with synchronous = ${level()}, not 1.`);
      sqlite.db.close();
      return statSync(path).size;
    },
  });
  subjects.push({
    name: "MemorySaver",
    saver: new MemorySaver(),
    close: () => Promise.resolve(undefined),
  });
  return subjects;
}
