import { createMemory } from "@holdfast/core";
import { PostgresStore } from "@holdfast/postgres";
import pg from "pg";
import { createGenerator } from "../search/generate.ts";
import type { Place } from "./pair-of-stores.ts";

const users = 20;
const turnsOfUser = 500;
const factsOfUser = 100;

/** What a turn, a fact and a vector take on disk, indexes and free space of the pages included, as they are after autovacuum. */
export async function measureBytes(place: Place): Promise<Record<string, number>> {
  const store = await PostgresStore.open(place);
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  const sizeOf = async (...tables: string[]) => {
    const { rows } = await client.query(
      "SELECT sum(pg_total_relation_size(format('%I.%I', $1::text, name)::regclass)) AS bytes FROM unnest($2::text[]) AS name",
      [place.schema, tables],
    );
    return Number(rows[0]?.bytes);
  };
  const generator = createGenerator(3);
  const memory = await createMemory({ store, extraction: { background: false } });
  let letters = 0;
  for (let user = 0; user < users; user++) {
    for (let count = 0; count < turnsOfUser; count += 2) {
      const messages = ["user", "assistant"].map((role) => {
        const content = generator.turn();
        letters += content.length;
        return { role: role as "user", content };
      });
      await memory.add(messages, {
        userId: `user-${user}`,
        runId: `chat-${count % 20}`,
        infer: false,
      });
    }
  }
  await client.query(`VACUUM ${place.schema}.turn, ${place.schema}.lexical_block`);
  const turns = users * turnsOfUser;
  const wordsBefore = await sizeOf("lexical_block", "lexical_partition");
  for (let user = 0; user < users; user++) {
    for (let count = 0; count < factsOfUser; count++)
      await memory.add(generator.turn(), { userId: `user-${user}`, type: "semantic" });
  }
  const facts = users * factsOfUser;
  const result: Record<string, number> = {
    "letters of a turn": letters / turns,
    "bytes of a turn: its row": (await sizeOf("turn")) / turns,
    "bytes of a turn: the index of words": wordsBefore / turns,
    "bytes of a fact, with its event and the index of words":
      ((await sizeOf("record", "evidence", "event")) +
        (await sizeOf("lexical_block", "lexical_partition")) -
        wordsBefore) /
      facts,
  };
  await client.end();
  await store.close();
  return result;
}
