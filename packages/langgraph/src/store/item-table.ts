import { type Annex, openAnnex, type Scope, type Store } from "@holdfast/core";
import { pathOf } from "./namespace.ts";
import { scopeOfKey } from "./templates.ts";

/**
 * An index of the records that keep items: one row per item that is there, kept by triggers in the transaction that changes the
 * record, whoever changes it. Everything in it can be read from the records again.
 */
const migrations = [
  `
  CREATE TABLE langgraph_store_secret (salt TEXT NOT NULL) STRICT;
  INSERT INTO langgraph_store_secret VALUES (hex(randomblob(16)));

  CREATE TABLE langgraph_store_item (
    record INTEGER PRIMARY KEY,
    namespace TEXT NOT NULL,
    created INTEGER NOT NULL,
    expires_at INTEGER,
    scope TEXT NOT NULL
  ) STRICT;
  CREATE INDEX langgraph_store_item_order ON langgraph_store_item (namespace, created, record);
  CREATE INDEX langgraph_store_item_expiry ON langgraph_store_item (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE langgraph_store_namespace (
    namespace TEXT NOT NULL,
    scope TEXT NOT NULL,
    items INTEGER NOT NULL,
    PRIMARY KEY (namespace, scope)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER langgraph_store_item_counted AFTER INSERT ON langgraph_store_item
  BEGIN
    INSERT INTO langgraph_store_namespace VALUES (NEW.namespace, NEW.scope, 1)
    ON CONFLICT DO UPDATE SET items = items + 1;
  END;
  CREATE TRIGGER langgraph_store_item_gone AFTER DELETE ON langgraph_store_item
  BEGIN
    UPDATE langgraph_store_namespace SET items = items - 1 WHERE namespace = OLD.namespace AND scope = OLD.scope;
    DELETE FROM langgraph_store_namespace WHERE namespace = OLD.namespace AND scope = OLD.scope AND items = 0;
  END;

  CREATE TRIGGER langgraph_store_record_added AFTER INSERT ON record
  WHEN NEW.status = 'active' AND json_type(NEW.metadata, '$.langgraph.namespace') = 'text'
  BEGIN
    INSERT INTO langgraph_store_item
    SELECT NEW.key, json_extract(NEW.metadata, '$.langgraph.namespace') || '.', NEW.recorded_at, NEW.expires_at,
      (SELECT json_array(user_id, agent_id, run_id, app_id) FROM scope WHERE key = NEW.scope);
  END;
  CREATE TRIGGER langgraph_store_record_changed AFTER UPDATE OF metadata, status, recorded_at, expires_at ON record
  WHEN json_type(NEW.metadata, '$.langgraph') = 'object' OR json_type(OLD.metadata, '$.langgraph') = 'object'
  BEGIN
    DELETE FROM langgraph_store_item WHERE record = NEW.key;
    INSERT INTO langgraph_store_item
    SELECT NEW.key, json_extract(NEW.metadata, '$.langgraph.namespace') || '.', NEW.recorded_at, NEW.expires_at,
      (SELECT json_array(user_id, agent_id, run_id, app_id) FROM scope WHERE key = NEW.scope)
    WHERE NEW.status = 'active' AND json_type(NEW.metadata, '$.langgraph.namespace') = 'text';
  END;
  CREATE TRIGGER langgraph_store_record_gone AFTER DELETE ON record
  BEGIN
    DELETE FROM langgraph_store_item WHERE record = OLD.key;
  END;
  `,
];

/** Where a page of items ended. */
export interface ItemPlace {
  namespace: string;
  created: number;
  record: number;
}

/** Finds items by their namespaces. Expired ones are left out. */
export class ItemTable {
  /** The file's own secret, for the ids of items. */
  readonly salt: string;
  private readonly annex: Annex;

  /** @throws HoldfastError `invalid_options` when the memory is not on SQLite; `store_*` */
  static async open(store: Store): Promise<ItemTable> {
    const annex = await openAnnex(store, "langgraph_store", migrations);
    const salt = await annex.read(
      (database) => database.get("SELECT salt FROM langgraph_store_secret")?.salt as string,
    );
    return new ItemTable(annex, salt);
  }

  private constructor(annex: Annex, salt: string) {
    this.annex = annex;
    this.salt = salt;
  }

  /** Items under a prefix, by namespace and there by the time they were put first, a page at a time. */
  page(
    prefix: readonly string[],
    request: { now: number; limit: number; after?: ItemPlace | undefined; skip?: number },
  ): Promise<ItemPlace[]> {
    const { now, limit, after = { namespace: "", created: 0, record: 0 }, skip = 0 } = request;
    const { where, values } = under(prefix);
    return this.annex.read((database) =>
      database
        .all(
          `SELECT namespace, created, record FROM langgraph_store_item
           WHERE ${where} AND (namespace, created, record) > (?, ?, ?) AND (expires_at IS NULL OR expires_at > ?)
           ORDER BY namespace, created, record LIMIT ? OFFSET ?`,
          ...values,
          after.namespace,
          after.created,
          after.record,
          now,
          limit,
          skip,
        )
        .map((row) => ({
          namespace: row.namespace as string,
          created: row.created as number,
          record: row.record as number,
        })),
    );
  }

  /** How many items there are under a prefix. */
  count(prefix: readonly string[], now: number): Promise<number> {
    const { where, values } = under(prefix);
    const sql = `SELECT count(*) AS items FROM langgraph_store_item WHERE ${where} AND (expires_at IS NULL OR expires_at > ?)`;
    return this.annex.read((database) => database.get(sql, ...values, now)?.items as number);
  }

  /** The scopes of the items under a prefix. They must not be changed. */
  scopes(prefix: readonly string[]): Promise<readonly Scope[]> {
    const { where, values } = under(prefix);
    return this.annex.readUnchanged(`scopes ${pathOf(prefix)}`, (database) =>
      database
        .all(`SELECT DISTINCT scope FROM langgraph_store_namespace WHERE ${where}`, ...values)
        .map((row) => scopeOfKey(row.scope as string)),
    );
  }

  /** The namespaces under a prefix that hold an item, as paths. */
  namespaces(prefix: readonly string[], now: number): Promise<string[]> {
    const { where, values } = under(prefix);
    return this.annex.read((database) =>
      database
        .all(
          `SELECT DISTINCT namespace FROM langgraph_store_namespace AS listed WHERE ${where} AND EXISTS (
             SELECT 1 FROM langgraph_store_item AS item
             WHERE item.namespace = listed.namespace AND (item.expires_at IS NULL OR item.expires_at > ?)
           )`,
          ...values,
          now,
        )
        .map((row) => row.namespace as string),
    );
  }

  /** The numbers of the records of items that have expired, some at a time. */
  expired(now: number, limit: number): Promise<number[]> {
    const sql = "SELECT record FROM langgraph_store_item WHERE expires_at <= ? LIMIT ?";
    return this.annex.read((database) =>
      database.all(sql, now, limit).map((row) => row.record as number),
    );
  }
}

// Paths close each label by "."; "/" is the next character, so the range holds the prefix and what is deeper, nothing beside it.
function under(prefix: readonly string[]): { where: string; values: string[] } {
  if (prefix.length === 0) return { where: "namespace > ?", values: [""] };
  const path = pathOf(prefix);
  return { where: "namespace >= ? AND namespace < ?", values: [path, `${path.slice(0, -1)}/`] };
}
