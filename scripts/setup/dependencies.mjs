import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fail, pause, root, run, say } from "./shell.mjs";
import { changeState, readState } from "./state.mjs";

/** Whether `node_modules` is what the lockfile and the manifests ask for. Takes a few milliseconds. */
export function areDependenciesReady() {
  const folders = workspaceFolders();
  return readState().dependencies === fingerprintOf(folders) && folders.every(isLinked);
}

/** Installs exactly the lockfile. Visible, because it may take a while; never asks anything. */
export async function installDependencies(environment) {
  const folders = workspaceFolders();
  const fingerprint = fingerprintOf(folders);
  say("Installing the dependencies of pnpm-lock.yaml (some 20 s the first time) ...");
  // A run that was interrupted may have left half of them: start afresh, from pnpm's own store.
  if (readState().dependencies === "installing") folders.forEach(removeModules);
  changeState({ dependencies: "installing" });
  const status = await run("pnpm", ["install", "--frozen-lockfile"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: {
      ...environment,
      // No questions.
      CI: "true",
      // The age of each version was checked when it entered the lockfile, and CI checks it again.
      PNPM_CONFIG_TRUST_LOCKFILE: "true",
      // Without a network, fail within seconds.
      PNPM_CONFIG_FETCH_RETRY_MINTIMEOUT: "1000",
      PNPM_CONFIG_FETCH_RETRY_MAXTIMEOUT: "4000",
    },
  });
  if (status !== 0) {
    // What was not killed has left things in order.
    if (status < 128) changeState({ dependencies: "failed" });
    const afterAChange =
      "After a change to a package.json run: node scripts/toolchain.mjs pnpm install";
    fail(`pnpm could not install the dependencies. ${afterAChange}`, status);
  }
  changeState({ dependencies: fingerprint });
}

/** Tries for a while: the pnpm of a killed run may live a little longer, and write on. */
function removeModules(folder) {
  for (let attempt = 1; ; attempt++) {
    try {
      return rmSync(modulesOf(folder), { recursive: true, force: true });
    } catch (error) {
      if (attempt === 60) fail(`An earlier setup seems to be at work still: ${error.message}`);
      pause(500);
    }
  }
}

/** The folders of the workspace: the root, and the `folder` and `folder/*` lines under `packages:`. */
function workspaceFolders() {
  const settings = readFileSync(path.join(root, "pnpm-workspace.yaml"), "utf8");
  const [, list] = /^packages:\r?\n((?:\s+-.*\r?\n)+)/m.exec(settings);
  const folders = list.match(/\w[\w./*-]*/g).flatMap((pattern) => {
    const parent = pattern.replace("/*", "");
    if (parent === pattern || !existsSync(path.join(root, parent))) return [pattern];
    return readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`);
  });
  return [".", ...folders.sort()].filter((folder) => existsSync(manifestOf(folder)));
}

/** Changes whenever the installed packages could: lockfile, settings, manifests, platform. */
function fingerprintOf(folders) {
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);
  const settings = ["pnpm-lock.yaml", "pnpm-workspace.yaml"].map((name) => path.join(root, name));
  for (const file of [...settings, ...folders.map(manifestOf)]) {
    hash.update(`\n${path.relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Sees what the fingerprint cannot: a `node_modules` that was deleted since, wholly or in part. */
function isLinked(folder) {
  const manifest = JSON.parse(readFileSync(manifestOf(folder), "utf8"));
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return names.every((name) => existsSync(path.join(modulesOf(folder), name, "package.json")));
}

function manifestOf(folder) {
  return path.join(root, folder, "package.json");
}

function modulesOf(folder) {
  return path.join(root, folder, "node_modules");
}
