import type { Memory, MessageInput, Scope, TimeInput } from "@holdfast/core";

/** What the adapter needs of a Holdfast memory. */
export interface HoldfastClient
  extends Pick<
    Memory,
    "add" | "close" | "delete" | "flush" | "recall" | "search" | "turns" | "update"
  > {
  capture(
    messages: MessageInput,
    options: Scope & {
      turnKey?: string;
      existing?: "replace" | "keep";
      partial?: boolean;
      timestamp?: TimeInput;
      actor?: string;
    },
  ): Promise<{ turns: { id: string; status: string }[]; warnings: string[] }>;
}
