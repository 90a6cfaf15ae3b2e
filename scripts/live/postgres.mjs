/**
 * A Postgres for the live tests: the one of HOLDFAST_POSTGRES_URL, or a throwaway server of the binaries that are installed, on a free
 * port, with its data in a temporary folder that goes with it.
 *
 * pgvector is used when the server has it. Where it cannot be installed, HOLDFAST_PGVECTOR_SOURCE may name the folder in which it was
 * built (`make` in its sources): `vector.so` and `sql/vector.sql` are taken from there.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const pgvectorSource = process.env.HOLDFAST_PGVECTOR_SOURCE;

/**
 * @param {{ durable?: boolean }} options `durable`: wait for the disk, for measurements; tests end with the server
 * @returns {Promise<{ url: string, pgvector: string | undefined, skipped: string[], stop: () => Promise<void> } | { skipped: string[] }>}
 * the server, and what cannot be tested on it; without `url` there is none, and `skipped` says why
 */
export async function startPostgres({ durable = false } = {}) {
  const given = process.env.HOLDFAST_POSTGRES_URL;
  if (given) return describeServer(given, async () => undefined);
  const folder = findBinaries();
  if (folder === undefined) {
    return {
      skipped: [
        "neither HOLDFAST_POSTGRES_URL nor the programs initdb and postgres (in PATH, or /usr/lib/postgresql/*/bin) were found",
      ],
    };
  }
  try {
    const { url, stop } = await startServer(folder, durable);
    return await describeServer(url, stop);
  } catch (error) {
    return { skipped: [`${folder} could not be started: ${error.message}`] };
  }
}

/** The same for scripts/live.mjs. */
export async function start() {
  const { url, skipped, stop } = await startPostgres();
  if (url === undefined) return { skipped: skipped.join("; ") };
  return { env: { HOLDFAST_POSTGRES_URL: url }, notes: skipped, stop };
}

function findBinaries() {
  const installed = "/usr/lib/postgresql";
  const versions = existsSync(installed)
    ? readdirSync(installed).sort((a, b) => Number(b) - Number(a))
    : [];
  const homebrew = ["/opt/homebrew/bin", "/usr/local/bin"];
  return [
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...versions.map((version) => path.join(installed, version, "bin")),
    ...homebrew,
  ].find((folder) => ["initdb", "postgres"].every((name) => isProgram(path.join(folder, name))));
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function startServer(binaries, durable) {
  const folder = mkdtempSync(path.join(tmpdir(), "holdfast-postgres-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const user = asUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  const made = spawnSync(
    path.join(binaries, "initdb"),
    ["-D", data, "-U", "holdfast", "-A", "trust", "-E", "UTF8", "--locale=C"],
    { ...user, cwd: folder, encoding: "utf8" },
  );
  if (made.status !== 0) {
    remove();
    throw new Error(made.error?.message ?? made.stderr.trim().split("\n").at(-1));
  }
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 100,
    fsync: durable ? "on" : "off",
    // building an index in parallel looks for the library by its name alone
    ...(pgvectorSource ? { dynamic_library_path: `$libdir:${pgvectorSource}` } : {}),
  };
  const server = spawn(
    path.join(binaries, "postgres"),
    [
      "-D",
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    { ...user, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
  );
  let output = "";
  server.stderr.on("data", (chunk) => {
    output = (output + chunk).slice(-4_000);
  });
  const stop = async () => {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = once(server, "exit");
      server.kill("SIGINT"); // a fast shutdown, which ends all sessions
      await ended;
    }
    remove();
  };
  const kill = () => {
    server.kill("SIGKILL");
    remove();
  };
  process.once("exit", kill);
  const url = `postgres://holdfast@127.0.0.1:${port}/postgres`;
  await answering(url, server, () => output);
  return {
    url,
    stop: async () => {
      process.removeListener("exit", kill);
      await stop();
    },
  };
}

// Postgres refuses to run as root; then the user that its package has made is taken, or nobody.
function asUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const line = readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .find((each) => each.startsWith(`${name}:`));
    if (line === undefined) continue;
    const [, , uid, gid] = line.split(":");
    return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

async function answering(url, server, output) {
  const { default: pg } = await importDriver();
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    if (server.exitCode !== null) throw new Error(output().trim().split("\n").at(-1));
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  server.kill("SIGKILL");
  throw new Error("it did not answer within a minute");
}

async function describeServer(url, stop) {
  const { default: pg } = await importDriver();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const pgvector = await preparePgvector(client);
    const skipped =
      pgvector === undefined ? ["what needs pgvector: the server does not have it"] : [];
    return { url, pgvector, skipped, stop };
  } finally {
    await client.end();
  }
}

async function preparePgvector(client) {
  const found = async () =>
    (await client.query("SELECT 1 FROM pg_type WHERE typname = 'vector' AND typtype = 'b'"))
      .rowCount > 0;
  if (await found()) return "installed";
  try {
    if (pgvectorSource) {
      const sql = readFileSync(path.join(pgvectorSource, "sql", "vector.sql"), "utf8")
        .replace(/^\\.*$/gmu, "")
        .replaceAll("MODULE_PATHNAME", path.join(pgvectorSource, "vector"));
      await client.query(sql);
    } else await client.query("CREATE EXTENSION IF NOT EXISTS vector");
  } catch {
    return undefined;
  }
  return pgvectorSource ? "built" : "installed";
}

// It is a development dependency of the package that is tested, not of the workspace.
function importDriver() {
  return import(
    path.join(import.meta.dirname, "../../packages/postgres/node_modules/pg/lib/index.js")
  );
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
