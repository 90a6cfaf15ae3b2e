/**
 * A process that captures exchanges and reads them in the background, with a model that answers each question differently: a turn that
 * is read twice leaves two records. Arguments: the file, a name for itself, how many exchanges.
 */
import { createMemory } from "../../src/index.ts";

const [path, name, count] = process.argv.slice(2) as [string, string, string];
let answers = 0;
const memory = await createMemory({
  path,
  lockTimeoutMs: 60_000,
  extraction: { delayMs: 0, leaseMs: 2_000 },
  llm: async ({ messages }) => {
    const answer = `${process.pid}-${answers++}`;
    const rows = (messages.at(-1)?.content ?? "").matchAll(
      /^\{"turn":(\d+).*"text":"([^"]+)"\}$/gmu,
    );
    const facts = [...rows].map(([, turn, quote]) => ({
      text: `Answer ${answer}: ${quote}`,
      certainty: "stated",
      turn: Number(turn),
      quote,
    }));
    return JSON.stringify({ facts });
  },
});
process.send?.("ready");
for (let number = 0; number < Number(count); number++) {
  const options = { userId: `user-${number % 5}`, runId: name, turnKey: `${name}-${number}` };
  await memory.capture(`${name} owns vase ${number}`, options);
}
await memory.flush();
await memory.close();
if (process.connected) process.disconnect();
