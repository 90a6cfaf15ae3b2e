/** The second process: a human agrees, the agent goes on where it stopped; then the user begins another thread. */
import assert from "node:assert/strict";
import { type Kind, openSupport } from "./open-support.ts";
import { show } from "./show.ts";

const [kind, path] = process.argv.slice(2) as [Kind, string];
const { support, flush, close } = await openSupport(kind, path);
const question = await support.waitsFor("morning");
show("still waits", question ?? "nothing");
assert.equal(question, "Refund 42 euros for order 1042?");
show("a human", "approves");
const done = await support.approve("morning");
show("agent", done);
assert.match(done, /Refunded order 1042, 42 euros/u);

await flush();
for (const [text, expected] of [
  ["Which snack box is a good gift for myself?", /left out the boxes with hazelnuts/u],
  ["Where will it be delivered?", /To Bristol/u],
] as const) {
  show("Maya, in another thread", text);
  const answer = await support.say("evening", text);
  show("agent", answer);
  assert.match(answer, expected);
}
await close();
