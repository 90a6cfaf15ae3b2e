import type { PostgresAccess } from "../client/postgres-access.ts";

/** The tables in which words are, and what is made of them. */
const tables = [
  "turn",
  "record",
  "evidence",
  "event",
  "scope",
  "partition",
  "lexical_block",
  "item_vector",
];

/** Frees what deleted rows left in the pages, and with `full` writes the tables anew. Each by a statement outside of transactions. */
export async function scrubTables(
  access: PostgresAccess,
  how: "none" | "vacuum" | "full",
): Promise<void> {
  if (how === "none") return;
  const option = how === "full" ? "(FULL)" : "(SKIP_LOCKED)";
  await access.read((session) =>
    session.run(`VACUUM ${option} ${tables.map((table) => `holdfast.${table}`).join(", ")}`),
  );
}
