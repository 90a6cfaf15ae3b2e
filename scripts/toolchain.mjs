/**
 * Runs a command with everything it needs: `node scripts/toolchain.mjs <command> [arguments]`.
 *
 * A fresh clone may be met by Node 20 and npm alone. What is missing (a recent Node, pnpm, the
 * dependencies of the lockfile) is fetched as npm packages, the tools into the ignored `.toolchain/`.
 * When nothing is missing, nothing is done and nothing printed. Without a command it only sets up.
 *
 * It runs before anything is installed: no dependencies, and only syntax that Node 18 knows.
 */
import path from "node:path";
import { areDependenciesReady, installDependencies } from "./setup/dependencies.mjs";
import { takeLock } from "./setup/lock.mjs";
import { root, run, say, windows } from "./setup/shell.mjs";
import { fetchTools, findNode, findPnpm } from "./setup/tools.mjs";

const [command, ...parameters] = process.argv.slice(2);

// `pnpm demo -- --data x` hands the separator on, `npm run demo -- --data x` does not.
if (parameters.includes("--")) parameters.splice(parameters.indexOf("--"), 1);

const usesPnpm = !command || command === "pnpm" || command === "changeset";
// `pnpm install`, `pnpm add` and the like are there to change the dependencies.
const needsDependencies = command !== "pnpm" || parameters[0] === "run";

let found = survey();
if (!found.complete) {
  const release = takeLock();
  process.on("exit", release);
  found = await setUp();
  release();
}

if (!command) {
  say("Everything is in place.");
} else {
  const env = environmentOf(found.folders);
  process.exitCode = await run(command, parameters, { stdio: "inherit", env });
}

/** Does what is missing, in order: pnpm needs the Node, the dependencies need pnpm. */
async function setUp() {
  const started = Date.now();
  // Another process may have done it all while this one waited for the lock.
  let now = survey();
  if (now.complete) return now;
  if (now.missingTools.length > 0) {
    await fetchTools(now.missingTools);
    now = survey();
  }
  if (!now.dependencies) await installDependencies(environmentOf(now.folders));
  say(`Done in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return survey();
}

/** What is there and what is not; pnpm counts only when something needs it. */
function survey() {
  const dependencies = !needsDependencies || areDependenciesReady();
  const tools = [findNode(), ...(usesPnpm || !dependencies ? [findPnpm()] : [])];
  const missingTools = tools
    .filter((tool) => tool.folder === undefined)
    .map((tool) => tool.specifier);
  const folders = tools.map((tool) => tool.folder).filter(Boolean);
  return {
    dependencies,
    missingTools,
    folders,
    complete: dependencies && missingTools.length === 0,
  };
}

/** Our tools first, npm's note of its own Node replaced, and no colours in pipes (vitest's default). */
function environmentOf(folders) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  const search = [path.join(root, "node_modules", ".bin"), ...folders, process.env[name] ?? ""];
  const node = path.join(folders[0], windows ? "node.exe" : "node");
  const colour = process.stdout.isTTY || process.env.FORCE_COLOR ? {} : { NO_COLOR: "1" };
  const tools = { [name]: search.join(path.delimiter), NODE: node, npm_node_execpath: node };
  return { ...process.env, ...colour, ...tools };
}
