import type { ItemKind, KnownLexical, LexicalRead } from "@holdfast/core";
import type { Session } from "../client/session.ts";
import { blockOf } from "./lexical-edit.ts";

/** What a partition gained since a reader last looked, read in one statement; undefined when it gained nothing. */
export async function readDocuments(
  session: Session,
  partition: number,
  kind: ItemKind,
  known: KnownLexical | undefined,
): Promise<LexicalRead | undefined> {
  const rows = await session.all(
    `SELECT projection.count, projection.generation, block.number, block.documents, block.codes
     FROM holdfast.lexical_partition AS projection LEFT JOIN holdfast.lexical_block AS block
       ON block.partition = projection.partition AND block.kind = projection.kind
         AND (projection.generation <> $3::bigint OR (projection.count <> $4::bigint AND block.number >= $5::integer))
     WHERE projection.partition = $1 AND projection.kind = $2 ORDER BY block.number`,
    String(partition),
    kind,
    String(known?.generation ?? -1),
    String(known?.count ?? -1),
    known?.block ?? 0,
  );
  const [first] = rows;
  const count = Number(first?.count ?? 0);
  const generation = Number(first?.generation ?? 0);
  if (known && known.generation === generation && known.count === count) return undefined;
  return {
    generation,
    count,
    // a partition that was erased has no row any more, and with it its generation is gone
    complete: first === undefined || known === undefined || known.generation !== generation,
    blocks: rows
      .filter((row) => row.number !== null)
      .map((row) => blockOf(Number(row.number), row.documents, row.codes)),
  };
}

/**
 * Drops all documents of all partitions. Their rows stay with the next generation, so that nobody takes later documents for
 * the ones they have read before.
 */
export async function clearDocuments(session: Session): Promise<void> {
  await session.run("DELETE FROM holdfast.lexical_block");
  await session.run(
    "UPDATE holdfast.lexical_partition SET count = 0, block = 0, filled = 0, generation = generation + 1",
  );
}

/** Forgets partitions for good. Their keys are never used again. */
export async function forgetDocuments(
  session: Session,
  partitions: readonly string[],
): Promise<void> {
  for (const table of ["lexical_block", "lexical_partition"]) {
    await session.run(
      `DELETE FROM holdfast.${table} WHERE partition = ANY ($1::bigint[])`,
      partitions,
    );
  }
}
