/**
 * What a writer tells the process that will kill it. `adding`, `updating`, `deleting` and `erasing` announce a call and are sent
 * before it; the others acknowledge it and are sent once it has resolved.
 */
export type CrashMessage =
  | { step: "ready" }
  | { step: "failed"; message: string }
  | { step: "added"; turnIds: string[]; recordIds: string[] }
  | { step: "updating" | "updated"; id: string; revision: number }
  | { step: "deleting" | "deleted"; id: string }
  | { step: "erasing" | "erased"; id: string };

/** The metadata of every turn that a writer adds: which call recorded it, and how many messages that call had. */
export interface CallMetadata {
  call: string;
  size: number;
}

/** Who the writers write about: few, so that they meet in the same rows. */
export const crashUsers = ["ada", "bob", "eve"] as const;
