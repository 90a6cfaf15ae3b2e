/**
 * Runs the programs that it is sent, one after the other, each in its folder, and answers with what went wrong.
 * One process for all of them: most of the time of each would go to importing the same packages.
 */
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";

let complaints = "";
process.stderr.write = (chunk) => {
  complaints += chunk;
  return true;
};
for (const event of ["uncaughtException", "unhandledRejection"])
  process.on(event, (error) => {
    complaints += `${event}: ${error?.stack ?? error}\n`;
  });

let last = Promise.resolve();
process.on("message", (file) => {
  last = last.then(() => runPage(file));
});

async function runPage(file) {
  process.chdir(path.dirname(file));
  const before = process.getActiveResourcesInfo();
  try {
    await import(pathToFileURL(file).href);
    const open = await leftOpen(before);
    if (open.length > 0) complaints += `It would not end: ${open} is left open.\n`;
  } catch (error) {
    complaints += `${error?.stack ?? error}\n`;
  }
  process.send({ file, complaints });
  complaints = "";
}

/** What keeps a process from ending, after ten seconds in which it might have closed by itself. */
async function leftOpen(before) {
  for (let left = 500; ; left--) {
    const open = process.getActiveResourcesInfo();
    for (const each of before) if (open.includes(each)) open.splice(open.indexOf(each), 1);
    if (open.length === 0 || left === 0) return open;
    await setTimeout(20);
  }
}
