import { HoldfastError } from "@holdfast/core";
import { checkSchemaName } from "./open-schema.ts";

/** For whom the rows of a schema are kept apart. */
export interface RowLevelSecurityOptions {
  /** The role that shall see one tenant's rows only; it must exist, and be neither the owner of the tables nor a superuser. */
  role: string;
  /** Which id of a scope names the tenant. By `appId` the role can only read. @default "userId" */
  by?: "userId" | "appId" | undefined;
  /** @default "holdfast" */
  schema?: string | undefined;
}

/** The session's setting that names the tenant. */
const setting = "holdfast.tenant";

/**
 * SQL that lets a role see only the rows of the tenant that `holdfast.tenant` names in its session; without that setting it sees none.
 * Run it as the owner of the tables, again after each upgrade. The owner itself, and with it every store that is opened as the owner,
 * goes on seeing everything.
 *
 * @throws HoldfastError `invalid_options` for a schema or role that cannot be named so
 * @example
 * ```ts
 * import { rowLevelSecurity } from "@holdfast/postgres";
 *
 * const script = rowLevelSecurity({ role: "support_desk", by: "appId" });
 * // await pool.query(script); then, in each session of that role: SET holdfast.tenant = 'acme'
 * ```
 */
export function rowLevelSecurity(options: RowLevelSecurityOptions): string {
  const { by = "userId" } = options;
  const schema = `"${checkSchemaName(options.schema ?? "holdfast")}"`;
  const role = quoteRole(options.role);
  const tenant = `current_setting('${setting}', true)`;
  const inScope = `scope IN (SELECT key FROM ${schema}.scope)`;
  const inPartition = `partition IN (SELECT key FROM ${schema}.partition)`;
  const ofItem = `(kind = 'turn' AND item IN (SELECT key FROM ${schema}.turn))
    OR (kind = 'memory' AND item IN (SELECT key FROM ${schema}.record))`;
  // a subquery sees what the policies of its own table let through
  const visible: Record<string, string> = {
    scope: by === "userId" ? `user_id = ${tenant}` : `app_id = ${tenant}`,
    partition:
      by === "userId"
        ? `field = 'userId' AND id = ${tenant}`
        : `key IN (SELECT partition FROM ${schema}.scope)`,
    turn: inScope,
    record: inScope,
    event: inScope,
    item_vector: inScope,
    pending_extraction: inScope,
    evidence: `record IN (SELECT key FROM ${schema}.record)`,
    lexical_partition: inPartition,
    lexical_block: inPartition,
    vector_partition: inPartition,
    pending_vector: ofItem,
    index_change: `id IN (SELECT id FROM ${schema}.turn UNION ALL SELECT id FROM ${schema}.record)`,
  };
  const rights = by === "userId" ? "SELECT, INSERT, UPDATE, DELETE" : "SELECT";
  return [
    `GRANT USAGE ON SCHEMA ${schema} TO ${role};`,
    `GRANT SELECT ON ${schema}.setting, ${schema}.schema_version TO ${role};`,
    ...(by === "userId" ? [`GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};`] : []),
    ...Object.entries(visible).flatMap(([table, condition]) => [
      `GRANT ${rights} ON ${schema}.${table} TO ${role};`,
      `ALTER TABLE ${schema}.${table} ENABLE ROW LEVEL SECURITY;`,
      `DROP POLICY IF EXISTS holdfast_tenant ON ${schema}.${table};`,
      `CREATE POLICY holdfast_tenant ON ${schema}.${table} FOR ${by === "userId" ? "ALL" : "SELECT"} TO ${role}
  USING (${condition});`,
    ]),
  ].join("\n");
}

function quoteRole(role: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_$-]{0,62}$/u.test(role)) return `"${role}"`;
  throw new HoldfastError("invalid_options", `${JSON.stringify(role)} cannot name a role.`);
}
