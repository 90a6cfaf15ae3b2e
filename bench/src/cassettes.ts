/**
 * Gathers the answers of a folder, as an answering server keeps them (`q-KEY.json`, `a-KEY.txt`), into one file of cassettes that
 * `bench:beliefs --cassettes` replays. Answers only: what was asked is found by its key.
 *
 *   npm run bench:cassettes -- --folder DIR --out FILE
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Cassette } from "./cassettes/cassette.ts";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string" },
    out: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (options.help || options.folder === undefined || options.out === undefined) {
  console.log("usage: npm run bench:cassettes -- --folder DIR --out FILE");
  process.exit(options.help ? 0 : 2);
}
const { folder, out } = options;
const cassettes = readdirSync(folder)
  .flatMap((name) => /^a-([0-9a-f]+)\.txt$/u.exec(name)?.[1] ?? [])
  .sort()
  .map(
    (key): Cassette => ({ key, answer: readFileSync(join(folder, `a-${key}.txt`), "utf8").trim() }),
  );
writeFileSync(out, cassettes.map((cassette) => `${JSON.stringify(cassette)}\n`).join(""));
console.log(`${cassettes.length} answers`);
