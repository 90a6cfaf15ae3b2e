import { jsonSchema, type Tool } from "ai";

/** A tool of the application: what is in the kitchen. */
export const pantry: Tool<Record<string, never>, string> = {
  description: "Tells what is in the user's pantry.",
  inputSchema: jsonSchema<Record<string, never>>({ type: "object", properties: {} }),
  execute: async () => "lentils, rice, coconut milk, cashews",
};
