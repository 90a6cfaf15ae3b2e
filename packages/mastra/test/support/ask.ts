import type { Agent, AgentExecutionOptions } from "@mastra/core/agent";

/** The two ways to call an agent. */
export const modes = ["generate", "stream"] as const;

/** Calls an agent in one of them and returns its answer when everything is over. */
export async function ask(
  agent: Agent,
  mode: (typeof modes)[number],
  input: Parameters<Agent["generate"]>[0],
  options: AgentExecutionOptions = {},
): Promise<string> {
  if (mode === "generate") return (await agent.generate(input, options)).text;
  return readAll(await agent.stream(input, options));
}

/** Reads a stream to its end. */
export async function readAll(stream: {
  fullStream: AsyncIterable<unknown>;
  text: Promise<string>;
}): Promise<string> {
  for await (const _ of stream.fullStream);
  return stream.text;
}
