/**
 * Tests that need a server or a browser: npm run test:live, or with names, npm run test:live chroma. Each file in live/ starts one of
 * them, or says why it cannot; then the tests in packages/NAME that are named *.live.test.ts run, or the file's own command. At the end
 * stands what ran and what did not. Exits with 1 when tests failed.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.join(import.meta.dirname, "..");
const folder = path.join(import.meta.dirname, "live");
const wanted = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => path.basename(file, ".mjs"));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(", ")}. There are ${names.join(", ")}.`);
  process.exit(2);
}

const report = [];
for (const name of wanted.length > 0 ? wanted : names) await runOne(name);
console.log("\nTests with servers:");
for (const line of report) console.log(`  ${line}`);

async function runOne(name) {
  console.log(`\n== ${name}`);
  const module = await import(path.join(folder, `${name}.mjs`));
  const server = await module.start();
  if (server.skipped !== undefined) {
    report.push(`${name}: SKIPPED, ${server.skipped}`);
    return;
  }
  try {
    const env = { ...process.env, ...server.env };
    const { without = {}, notes = [] } = server;
    const [program, ...args] = module.command ?? vitest(name, Object.keys(without));
    // not spawnSync: nobody would read what the server says meanwhile, until it waits for that
    const child = spawn(program, args, { cwd: root, env, stdio: "inherit" });
    const [status] = await once(child, "exit");
    report.push(`${name}: ${status === 0 ? "passed" : "FAILED"}`);
    for (const note of notes) report.push(`  SKIPPED ${note}`);
    for (const [file, why] of Object.entries(without)) report.push(`  SKIPPED ${file}: ${why}`);
    if (status !== 0) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

function vitest(name, without) {
  const bin = path.join(
    fileURLToPath(import.meta.resolve("vitest/package.json")),
    "..",
    "vitest.mjs",
  );
  return [
    process.execPath,
    bin,
    "run",
    "--config",
    "vitest.live.config.ts",
    ...without.flatMap((file) => ["--exclude", file]),
    `packages/${name}/`,
  ];
}
