/**
 * Checks each public package as a user would get it: builds, loads what was built, packs into a
 * temporary folder, and looks at the tarball (publint, attw, files), then at the size (size-limit).
 * The folders themselves would tell nothing: in the workspace they export their TypeScript source.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "holdfast-packages-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

run("pnpm", ["run", "--recursive", "--no-sort", "build"]);
for (const name of publicPackages()) {
  run("node", ["--input-type=module", "--eval", `import "./packages/${name}/dist/index.js"`]);
  run("pnpm", ["--dir", `packages/${name}`, "pack", "--silent", "--pack-destination", folder]);
}
for (const tarball of readdirSync(folder)) {
  console.log(`\n${tarball}`);
  const file = path.join(folder, tarball);
  run("publint", ["run", file, "--strict"]);
  run("attw", [file, "--profile", "esm-only", "--quiet"]);
  refuseForeignFiles(file);
}
run("size-limit", []);

function publicPackages() {
  return readdirSync(path.join(root, "packages")).filter((name) => {
    const manifest = path.join(root, "packages", name, "package.json");
    return JSON.parse(readFileSync(manifest, "utf8")).private !== true;
  });
}

/** Source and documentation are wanted in the tarball, tests and their data are not. */
function refuseForeignFiles(file) {
  const { stdout } = spawnSync("tar", ["-tzf", file], { encoding: "utf8" });
  const names = stdout.split("\n");
  const foreign = names.filter((name) => /\.test\.|__fixtures__|\/test\//.test(name));
  const wanted = ["LICENSE", "README.md", "dist/index.js", "dist/index.d.ts", "src/index.ts"];
  const missing = wanted.filter((name) => !names.includes(`package/${name}`));
  if (foreign.length > 0 || missing.length > 0) {
    console.error(`Not for users: ${foreign.join(", ")}. Missing: ${missing.join(", ")}.`);
    process.exit(1);
  }
}

function run(command, parameters) {
  // On Windows these are .cmd files, which only a shell can start.
  const shell = process.platform === "win32";
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: "inherit", shell });
  if (status !== 0) process.exit(status ?? 1);
}
