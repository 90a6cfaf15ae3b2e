/** The tools that an agent can get. */
export const toolNames = ["search", "add", "update", "forget"] as const;

/** One of them. */
export type ToolName = (typeof toolNames)[number];
