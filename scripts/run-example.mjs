/**
 * Runs one of `examples/`: `npm run example NAME [-- arguments]`. Without a known name it lists them.
 * The command of an example is always `node src/main.ts`; it runs from the repository, so that a path
 * given as an argument means what it means in the reader's shell.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.join(import.meta.dirname, "..", "examples");
const [name, ...parameters] = process.argv.slice(2);
const names = readdirSync(folder).filter((entry) => existsSync(mainOf(entry)));

if (names.includes(name)) {
  const { status } = spawnSync(process.execPath, [mainOf(name), ...parameters], {
    stdio: "inherit",
  });
  process.exit(status ?? 1);
}

const width = Math.max(...names.map((entry) => entry.length));
const lines = names.map((entry) => `  ${entry.padEnd(width)}  ${descriptionOf(entry)}`);
const list = ["npm run example NAME [-- arguments]", "", ...lines].join("\n");
if (name === undefined) {
  console.log(list);
} else {
  console.error(`There is no example "${name}".\n\n${list}`);
  process.exit(1);
}

function mainOf(entry) {
  return path.join(folder, entry, "src", "main.ts");
}

function descriptionOf(entry) {
  return JSON.parse(readFileSync(path.join(folder, entry, "package.json"), "utf8")).description;
}
