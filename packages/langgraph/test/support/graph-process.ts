/**
 * A process that runs a graph of three steps on a file: `node graph-process.ts FILE THREAD ACTION`. It sends the name of each
 * step that it enters, and at the end the state.
 *
 * - `start`: from the beginning; `hang`: the same, but the second step never ends
 * - `ask`: from the beginning; the second step asks a human
 * - `continue`: where it stopped; `answer`: where it stopped, with an answer
 */
import { Annotation, Command, interrupt, START, StateGraph } from "@langchain/langgraph";
import { HoldfastSaver } from "../../src/index.ts";

const [path, thread, action] = process.argv.slice(2) as [string, string, string];
const State = Annotation.Root({
  done: Annotation<string[]>({ reducer: (all, more) => [...all, ...more], default: () => [] }),
  mode: Annotation<string>(),
});

const checkpointer = await HoldfastSaver.open({ path });
const graph = new StateGraph(State)
  .addNode("one", () => enter("one"))
  .addNode("two", async ({ mode }) => {
    const entered = enter("two");
    if (action === "hang") await new Promise(() => setInterval(() => undefined, 1000));
    return mode === "ask" ? { done: [`two: ${interrupt("go on?")}`] } : entered;
  })
  .addNode("three", () => enter("three"))
  .addEdge(START, "one")
  .addEdge("one", "two")
  .addEdge("two", "three")
  .compile({ checkpointer });

const inputs: Record<string, unknown> = {
  continue: null,
  answer: new Command({ resume: "yes" }),
};
const input = action in inputs ? inputs[action] : { mode: action, done: [] };
const config = { configurable: { thread_id: thread }, durability: "sync" } as const;
await graph.invoke(input as never, config);
const { values, next } = await graph.getState(config);
process.send?.({ done: values.done, next });
await checkpointer.close();
process.disconnect?.();

function enter(name: string) {
  process.send?.(name);
  return { done: [name] };
}
