import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { type Extensions, PGlite } from "@electric-sql/pglite";
import { cachedBytes } from "./cached-bytes.ts";

// Optimising its code takes longer than the tests win by it, and holds them up meanwhile.
for (const flag of ["--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]) setFlagsFromString(flag);

const manifest = new URL("../package.json", import.meta.resolve("@electric-sql/pglite"));
let template: Promise<Uint8Array> | undefined;

/**
 * A new PGlite with an empty database, copied from one that is made once for a version of PGlite: making it
 * takes several times as long as copying it.
 */
export async function createPglite(extensions: Extensions = {}): Promise<PGlite> {
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  template ??= cachedBytes(`pglite-${version}-1`, makeTemplate);
  const loadDataDir = new BytesInMemory(await template);
  return PGlite.create({ loadDataDir, extensions });
}

/** The data of a new database, with little memory and log, and without the databases that no test opens. */
async function makeTemplate(): Promise<Uint8Array> {
  const settings = ["shared_buffers=16MB", "max_wal_size=1GB"].flatMap((each) => ["--set", each]);
  // the types do not know the name that PGlite reads
  const options = { initDbStartParams: ["--wal-segsize=1", ...settings] };
  const client = await PGlite.create(options);
  await client.exec("UPDATE pg_database SET datistemplate = false");
  for (const name of ["template0", "template1"]) await client.exec(`DROP DATABASE ${name}`);
  await client.exec("CHECKPOINT");
  const data = await client.dumpDataDir("none");
  await client.close();
  return new Uint8Array(await data.arrayBuffer());
}

/** PGlite asks for a Blob, of which it reads the bytes; a real one would copy them several times. */
class BytesInMemory extends Blob {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super([]);
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer as ArrayBuffer;
  }
}
