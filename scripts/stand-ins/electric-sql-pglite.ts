import { createPglite } from "../../packages/postgres/test/support/create-pglite.ts";

/** What the documentation imports as `@electric-sql/pglite`: the same, on a copy of a database that is there. */
export const PGlite = { create: () => createPglite() };
