/** Marks a SQLite file as Holdfast's ("HFST"), so that a file of another application is never touched. */
export const applicationId = 0x48465354;

/**
 * The schema, one entry per version; a file is brought up to date by running what it lacks. Entries are never edited after a
 * release, only added.
 *
 * - `partition` and `scope`: who owns what. Keys are never used again, so that nothing cached can come back as another's.
 *   `revision` counts the writes of records, so that a decision taken on records that have changed since is noticed. `changes`
 *   counts what happens to items that are there already, never additions, so that items that were read can be kept.
 * - `turn`, `record`, `evidence`, `event`: the truth. `event` is append-only; only `erase` deletes from it.
 * - `lexical_partition`, `lexical_block`, `vector_partition`, `vector`: projections, packed so that a search reads few rows.
 *   `block` on an item says in which block it stands, null when no search shall find it.
 * - `pending_vector`: the outbox of items that wait for the embedder.
 * - `index_change`: the outbox of items whose entry in an index elsewhere is out of date.
 * - `pending_extraction`: turns out of which facts are still to be read. `lease` names who is at it until `lease_until`;
 *   `due_at` is null for those that were given up.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE partition (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    field TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0,
    UNIQUE (field, id)
  ) STRICT;

  CREATE TABLE scope (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    partition INTEGER NOT NULL,
    user_id TEXT,
    agent_id TEXT,
    run_id TEXT,
    app_id TEXT
  ) STRICT;
  CREATE UNIQUE INDEX scope_ids ON scope (
    ifnull(user_id, ''), ifnull(agent_id, ''), ifnull(run_id, ''), ifnull(app_id, '')
  );
  CREATE INDEX scope_partition ON scope (partition);
  CREATE INDEX scope_agent ON scope (agent_id) WHERE agent_id IS NOT NULL;
  CREATE INDEX scope_run ON scope (run_id) WHERE run_id IS NOT NULL;
  CREATE INDEX scope_app ON scope (app_id) WHERE app_id IS NOT NULL;

  CREATE TABLE turn (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    scope INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT,
    text TEXT NOT NULL,
    original TEXT,
    origin TEXT NOT NULL,
    status TEXT NOT NULL,
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    expires_at INTEGER,
    metadata TEXT NOT NULL,
    idempotency_key TEXT,
    block INTEGER
  ) STRICT;
  CREATE INDEX turn_scope ON turn (scope, at);
  CREATE INDEX turn_partition ON turn (partition, at);
  CREATE UNIQUE INDEX turn_idempotency ON turn (scope, idempotency_key) WHERE idempotency_key IS NOT NULL;
  CREATE INDEX turn_expiry ON turn (expires_at) WHERE expires_at IS NOT NULL AND block IS NOT NULL;

  CREATE TABLE record (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    scope INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    type TEXT NOT NULL,
    text TEXT NOT NULL,
    subject TEXT,
    predicate TEXT,
    object TEXT,
    status TEXT NOT NULL,
    confidence REAL NOT NULL,
    importance REAL NOT NULL,
    origin TEXT NOT NULL,
    source TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER,
    recorded_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    expires_at INTEGER,
    metadata TEXT NOT NULL,
    supersedes TEXT NOT NULL,
    superseded_by TEXT,
    version INTEGER NOT NULL,
    block INTEGER
  ) STRICT;
  CREATE INDEX record_scope ON record (scope);
  CREATE INDEX record_partition ON record (partition);
  CREATE INDEX record_fact ON record (partition, subject, predicate) WHERE predicate IS NOT NULL;
  CREATE INDEX record_importance ON record (partition, importance) WHERE status = 'active';
  CREATE INDEX record_expiry ON record (expires_at) WHERE expires_at IS NOT NULL AND block IS NOT NULL;

  CREATE TABLE evidence (
    record INTEGER NOT NULL,
    position INTEGER NOT NULL,
    turn_id TEXT NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (record, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX evidence_turn ON evidence (turn_id);

  CREATE TABLE event (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    operation_id TEXT NOT NULL,
    operation TEXT NOT NULL,
    scope INTEGER NOT NULL,
    target_id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX event_target ON event (target_id);
  CREATE INDEX event_operation ON event (operation_id);
  CREATE INDEX event_scope ON event (scope);
  CREATE TRIGGER event_is_append_only BEFORE UPDATE ON event
  BEGIN
    SELECT RAISE(ABORT, 'the event log is append-only');
  END;

  CREATE TABLE lexical_partition (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    partition INTEGER NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    block INTEGER NOT NULL,
    filled INTEGER NOT NULL,
    UNIQUE (partition, kind)
  ) STRICT;
  CREATE TABLE lexical_block (
    key INTEGER PRIMARY KEY,
    documents BLOB NOT NULL,
    codes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE vector_partition (
    partition INTEGER NOT NULL,
    kind TEXT NOT NULL,
    generation INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (partition, kind)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE vector (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    item INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (kind, item)
  ) STRICT;
  CREATE INDEX vector_order ON vector (partition, kind, sequence);
  CREATE TABLE pending_vector (
    kind TEXT NOT NULL,
    item INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    failure TEXT,
    PRIMARY KEY (kind, item)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE turn ADD COLUMN turn_key TEXT;
  CREATE INDEX turn_turn_key ON turn (scope, turn_key) WHERE turn_key IS NOT NULL;
  ALTER TABLE record ADD COLUMN extractor TEXT;

  CREATE TABLE pending_extraction (
    turn INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL,
    partition INTEGER NOT NULL,
    due_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease TEXT,
    lease_until INTEGER,
    code TEXT,
    message TEXT,
    failed_at INTEGER
  ) STRICT;
  CREATE INDEX pending_extraction_scope ON pending_extraction (scope, turn);
  CREATE INDEX pending_extraction_lease ON pending_extraction (lease, partition) WHERE lease IS NOT NULL;
  CREATE INDEX pending_extraction_failed ON pending_extraction (failed_at) WHERE failed_at IS NOT NULL;
  `,
  `
  CREATE TABLE index_change (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (kind, id)
  ) STRICT;
  ALTER TABLE record ADD COLUMN uses INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE record ADD COLUMN used_at INTEGER;
  `,
  `
  ALTER TABLE partition ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
  CREATE TRIGGER turn_changed AFTER UPDATE OF scope, role, name, text, original, origin, status, at, recorded_at, expires_at, metadata ON turn
  BEGIN
    UPDATE partition SET changes = changes + 1 WHERE key = old.partition;
  END;
  CREATE TRIGGER turn_gone AFTER DELETE ON turn
  BEGIN
    UPDATE partition SET changes = changes + 1 WHERE key = old.partition;
  END;
  CREATE TRIGGER record_changed AFTER UPDATE OF scope, type, text, subject, predicate, object, status, confidence, importance, origin,
    source, extractor, valid_from, valid_to, recorded_at, updated_at, expires_at, metadata, supersedes, superseded_by, version,
    uses, used_at ON record
  BEGIN
    UPDATE partition SET changes = changes + 1 WHERE key = old.partition;
  END;
  CREATE TRIGGER record_gone AFTER DELETE ON record
  BEGIN
    UPDATE partition SET changes = changes + 1 WHERE key = old.partition;
  END;
  CREATE TRIGGER evidence_gone AFTER DELETE ON evidence
  BEGIN
    UPDATE partition SET changes = changes + 1 WHERE key = (SELECT partition FROM record WHERE key = old.record);
  END;
  `,
];
