import { HoldfastError, type Metadata } from "@holdfast/core";
import type { MatchCondition } from "@langchain/langgraph-checkpoint";
import { copyValue } from "./copy-value.ts";
import { checkNamespace } from "./namespace.ts";
import { compileValueFilter, type ValueFilter } from "./value-filter.ts";

/** An operation of a batch, checked. */
export type StoreOperation = GetItem | SearchItems | PutItem | ListNamespaces;

/** Reads one item. */
export interface GetItem {
  kind: "get";
  namespace: string[];
  key: string;
}

/** Finds or lists items. */
export interface SearchItems {
  kind: "search";
  prefix: string[];
  filter: ValueFilter | undefined;
  query: string | undefined;
  limit: number;
  offset: number;
}

/** Stores an item, or removes it. */
export interface PutItem {
  kind: "put";
  namespace: string[];
  key: string;
  /** Null removes it. */
  value: Metadata | null;
  index: readonly string[] | false | undefined;
  /** Minutes; null: it stays; undefined: as the policy says. */
  ttl: number | null | undefined;
}

/** Lists namespaces. */
export interface ListNamespaces {
  kind: "namespaces";
  conditions: readonly MatchCondition[];
  maxDepth: number | undefined;
  limit: number;
  offset: number;
}

/**
 * Tells by its properties what an operation is, and checks it whole, so that nothing of a bad one is done.
 *
 * @throws HoldfastError `invalid_input`, `invalid_filter`
 */
export function parseOperation(operation: unknown): StoreOperation {
  if (typeof operation !== "object" || operation === null) return refuse("An operation", operation);
  const fields = operation as Record<string, unknown>;
  if ("namespacePrefix" in fields) return parseSearch(fields);
  if ("value" in fields) return parsePut(fields);
  if ("key" in fields) {
    const namespace = checkNamespace(fields.namespace, { allowEmpty: true, forWriting: false });
    return { kind: "get", namespace, key: parseKey(fields.key) };
  }
  if ("matchConditions" in fields) return parseList(fields);
  return refuse("An operation", operation);
}

function parseSearch(fields: Record<string, unknown>): SearchItems {
  const { query } = fields;
  if (query !== undefined && query !== null && typeof query !== "string")
    return refuse("A query", query);
  return {
    kind: "search",
    prefix: checkNamespace(fields.namespacePrefix, { allowEmpty: true, forWriting: false }),
    filter: compileValueFilter(fields.filter),
    query: query?.trim() ? query : undefined,
    limit: parseCount("limit", fields.limit, 10),
    offset: parseCount("offset", fields.offset, 0),
  };
}

function parsePut(fields: Record<string, unknown>): PutItem {
  const { value, index, ttl } = fields;
  // what may have been stored by other means can be removed
  const checks = { allowEmpty: value === null, forWriting: value !== null };
  return {
    kind: "put",
    namespace: checkNamespace(fields.namespace, checks),
    key: parseKey(fields.key),
    value: value === null ? null : copyValue(value),
    index: parseIndex(index),
    ttl: parseTtl(ttl),
  };
}

function parseList(fields: Record<string, unknown>): ListNamespaces {
  const conditions = fields.matchConditions ?? [];
  if (!Array.isArray(conditions)) return refuse("A list of conditions", conditions);
  for (const condition of conditions as MatchCondition[]) {
    if (condition?.matchType !== "prefix" && condition?.matchType !== "suffix")
      return refuse("A condition", condition);
    checkNamespace(condition.path, { allowEmpty: true, forWriting: false });
  }
  const maxDepth =
    fields.maxDepth === undefined || fields.maxDepth === null
      ? undefined
      : parseCount("maxDepth", fields.maxDepth, 1);
  if (maxDepth === 0) return refuse("maxDepth", maxDepth);
  return {
    kind: "namespaces",
    conditions,
    maxDepth,
    limit: parseCount("limit", fields.limit, 100),
    offset: parseCount("offset", fields.offset, 0),
  };
}

function parseKey(key: unknown): string {
  return typeof key === "string" && key !== "" && key.isWellFormed() ? key : refuse("A key", key);
}

function parseCount(name: string, value: unknown, standard: number): number {
  if (value === undefined || value === null) return standard;
  return Number.isSafeInteger(value) && (value as number) >= 0
    ? (value as number)
    : refuse(name, value);
}

function parseIndex(index: unknown): PutItem["index"] {
  if (index === undefined || index === null) return undefined;
  if (index === false) return false;
  return Array.isArray(index) && index.every((path) => typeof path === "string" && path !== "")
    ? [...index]
    : refuse("index", index);
}

function parseTtl(ttl: unknown): PutItem["ttl"] {
  if (ttl === undefined || ttl === null) return ttl;
  return typeof ttl === "number" && Number.isFinite(ttl) && ttl > 0 ? ttl : refuse("ttl", ttl);
}

const shapes: Record<string, string> = {
  "An operation":
    "{ namespace, key }, { namespacePrefix }, { namespace, key, value } or { matchConditions }",
  "A query": "a string",
  "A list of conditions": "an array",
  "A condition": '{ matchType: "prefix" | "suffix", path }',
  "A key": "a well-formed string that is not empty",
  index: "false or an array of paths",
  ttl: "a positive number of minutes, or null",
  maxDepth: "a whole number from 1",
};

function refuse(name: string, value: unknown): never {
  const shape = shapes[name] ?? "a whole number from 0";
  throw new HoldfastError("invalid_input", `${name} is ${shape}, not ${describe(value)}.`);
}

function describe(value: unknown): string {
  if (value === undefined) return "undefined";
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? "an array" : `{ ${Object.keys(value).join(", ")} }`;
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
