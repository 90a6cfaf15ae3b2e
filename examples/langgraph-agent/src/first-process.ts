/** The first process: a user asks for a refund, and the agent waits for a human. Then the process is killed. */
import { type Kind, openSupport } from "./open-support.ts";
import { show } from "./show.ts";

const [kind, path] = process.argv.slice(2) as [Kind, string];
const { support } = await openSupport(kind, path);
show("Maya", "Hi! I live in Bristol and I'm allergic to hazelnuts.");
show("agent", await support.say("morning", "Hi! I live in Bristol and I'm allergic to hazelnuts."));
show("Maya", "Order 1042 arrived broken. I want a refund.");
await support.say("morning", "Order 1042 arrived broken. I want a refund.");
show("waits for a human", (await support.waitsFor("morning")) ?? "nothing");
process.kill(process.pid, "SIGKILL"); // nothing is closed, nothing is flushed
