export type {
  PooledClient,
  PostgresClient,
  PostgresPool,
  QueryFunction,
  QueryResult,
  TransactionalClient,
} from "./client/client-types.ts";
export { PostgresStore } from "./postgres-store.ts";
export type { PostgresStoreOptions, VectorSearchOptions } from "./postgres-store-options.ts";
export { type RowLevelSecurityOptions, rowLevelSecurity } from "./schema/row-level-security.ts";
export { PostgresVectorIndex } from "./vector/postgres-vector-index.ts";
