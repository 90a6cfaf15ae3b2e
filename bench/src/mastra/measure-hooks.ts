import { type HoldfastClient, HoldfastProcessor } from "@holdfast/mastra";
import { MessageList } from "@mastra/core/agent";

const calls = 500;

/**
 * How long the two hooks take per call, in milliseconds, when the memory answers at once: what the processor itself costs. The
 * conversation has ten messages before, as Mastra loads by default.
 */
export async function measureHooks(random: { turn(): string }): Promise<number[]> {
  const recalled = {
    text: "<holdfast-memory>\n- something\n</holdfast-memory>",
    items: [],
    trace: { warnings: [] },
  };
  const memory = {
    recall: async () => recalled,
    capture: async () => ({ turns: [], warnings: [] }),
  } as unknown as HoldfastClient;
  const processor = new HoldfastProcessor({ memory });
  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    const messageList = new MessageList({ threadId: "thread", resourceId: "user" });
    for (let index = 0; index < 10; index += 2) {
      messageList.add({ role: "user", content: random.turn() }, "memory");
      messageList.add({ role: "assistant", content: random.turn() }, "memory");
    }
    messageList.add({ role: "user", content: random.turn() }, "input");
    const shared = { messageList, state: {} };
    const started = performance.now();
    await processor.processInputStep(shared as never);
    const between = performance.now();
    messageList.add({ role: "assistant", content: random.turn() }, "response");
    const resumed = performance.now();
    processor.processOutputResult({ ...shared, result: { finishReason: "stop" } } as never);
    times.push(performance.now() - resumed + (between - started));
  }
  return times.slice(calls / 10);
}
