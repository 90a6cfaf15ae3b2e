import type { Conversation } from "./conversation.ts";
import { readLocomoFile } from "./locomo-file.ts";
import type { DemoOptions } from "./options.ts";
import { ownTranscript } from "./own-transcript.ts";

/** The conversations that the demo is about: those of the given file, or the example's own. */
export function readMaterial({ data }: Pick<DemoOptions, "data">): Conversation[] {
  return data === undefined ? [ownTranscript()] : readLocomoFile(data);
}
