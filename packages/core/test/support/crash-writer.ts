/** A process that writes to a file until it is killed. Arguments: the file, and a name for itself. */
import { hashEmbedder, runCrashWriter } from "@holdfast/testing";
import { createMemory } from "../../src/index.ts";

const [path, name] = process.argv.slice(2) as [string, string];
await runCrashWriter(await createMemory({ path, embedder: hashEmbedder() }), name);
