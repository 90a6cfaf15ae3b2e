/** A process that writes to a file until it is killed. Arguments: the file, and a name for itself. */
import { createMemory } from "@holdfast/core";
import { hashEmbedder, runCrashWriter } from "@holdfast/testing";

const [path, name] = process.argv.slice(2) as [string, string];
await runCrashWriter(await createMemory({ path, embedder: hashEmbedder() }), name);
