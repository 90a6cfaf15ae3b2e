/** The name of the saver's annex in the file. */
export const annexName = "langgraph_saver";

/**
 * The saver's tables, one entry per version. Entries are never edited after a release, only added.
 *
 * - `thread`: a thread and one of its namespaces.
 * - `checkpoint`: `channels` is `{ name: [version, value] }`: which row of `value` a channel stands in, 0 for none, and its
 *   version, null for none. Without a `body` the row is only a place: a parent or a target of writes that is not stored (yet), or
 *   what pruning left of one. It is never listed.
 * - `value`: what a channel held, or what was written to it. With a `base` it is the first `kept` bytes of that value, then
 *   `bytes`; `position` says where it stands in its chain (see `value-rows.ts`).
 * - `write`: what a task wrote on top of a checkpoint. Texts order by code point, as `writesSortKey` asks.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE langgraph_saver_thread (
    key INTEGER PRIMARY KEY,
    thread_id TEXT NOT NULL,
    namespace TEXT NOT NULL,
    UNIQUE (thread_id, namespace)
  ) STRICT;
  CREATE TABLE langgraph_saver_checkpoint (
    key INTEGER PRIMARY KEY,
    thread INTEGER NOT NULL,
    id TEXT NOT NULL,
    parent INTEGER,
    body TEXT,
    channels TEXT NOT NULL DEFAULT '{}',
    metadata_type TEXT,
    metadata BLOB,
    UNIQUE (thread, id)
  ) STRICT;
  CREATE TABLE langgraph_saver_value (
    key INTEGER PRIMARY KEY,
    thread INTEGER NOT NULL,
    base INTEGER,
    kept INTEGER NOT NULL,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX langgraph_saver_value_thread ON langgraph_saver_value (thread);
  CREATE TABLE langgraph_saver_write (
    checkpoint INTEGER NOT NULL,
    task_id TEXT NOT NULL,
    slot INTEGER NOT NULL,
    task_path TEXT NOT NULL,
    channel TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (checkpoint, task_id, slot)
  ) STRICT;
  `,
];
