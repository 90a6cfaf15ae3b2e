import type { Filter } from "../model/filter.ts";
import type { FilterCheck, FilterField, FilterNode, FilterOperand } from "../model/filter-tree.ts";
import { parseFilter } from "../model/filter-tree.ts";
import type { ItemKind } from "../store/store.ts";
import { isFieldKey, isFieldValue } from "./vector-fields.ts";
import type { VectorFields } from "./vector-index.ts";

/** A value of a field, as in {@link VectorFields}. */
export type IndexValue = string | number | boolean;

/**
 * What one field of {@link VectorFields} must satisfy. A field that is absent passes `ne` and `nin` and nothing else; values of
 * different kinds are never equal, and only numbers are ordered. Lists are not empty.
 */
export type IndexCondition =
  | { field: string; operator: "eq" | "ne"; value: IndexValue }
  | { field: string; operator: "gt" | "gte" | "lt" | "lte"; value: number }
  | { field: string; operator: "in" | "nin"; value: readonly IndexValue[] };

/** A filter over {@link VectorFields}. An empty `or` lets nothing pass; only conditions of order stand under `not`. */
export type IndexFilter =
  | { and: readonly IndexFilter[] }
  | { or: readonly IndexFilter[] }
  | { not: IndexCondition }
  | IndexCondition;

/**
 * The part of a filter that an index can apply before it counts off its hits. Whatever passes the filter passes that part too, so
 * that nothing is hidden; what else passes it is taken out afterwards. Left out is what an index cannot tell: ids of the scope,
 * `contains`, `exists`, null, lists, objects, paths into the metadata, strings over 256 characters, the order of strings, and fields
 * that no {@link VectorFields} have. Without them an `and` says less; an `or` says nothing.
 *
 * @param canTell whether the index can apply a condition, or its opposite where `negated`. @default it can apply all
 * @param kind of the items that are searched, so that conditions on `kind` are decided
 * @returns undefined when nothing is left to apply
 * @throws HoldfastError `invalid_filter`
 */
export function indexFilter(
  filter: Filter | undefined,
  canTell: (condition: IndexCondition, negated: boolean) => boolean = () => true,
  kind?: ItemKind,
): IndexFilter | undefined {
  if (filter === undefined) return undefined;
  return translate(parseFilter(filter), false, { canTell, kind });
}

/** Tells whether fields pass: the meaning of an {@link IndexFilter}. */
export function passesIndexFilter(filter: IndexFilter, fields: VectorFields): boolean {
  if ("and" in filter) return filter.and.every((part) => passesIndexFilter(part, fields));
  if ("or" in filter) return filter.or.some((part) => passesIndexFilter(part, fields));
  if ("not" in filter) return !passesIndexFilter(filter.not, fields);
  const { field } = filter;
  const actual = Object.hasOwn(fields, field) ? fields[field] : undefined;
  switch (filter.operator) {
    case "eq":
      return actual === filter.value;
    case "ne":
      return actual !== filter.value;
    case "in":
      return filter.value.some((one) => one === actual);
    case "nin":
      return !filter.value.some((one) => one === actual);
    default:
      return typeof actual === "number" && ordered(filter.operator, actual, filter.value);
  }
}

function ordered(operator: "gt" | "gte" | "lt" | "lte", actual: number, value: number): boolean {
  if (operator === "gt") return actual > value;
  if (operator === "gte") return actual >= value;
  return operator === "lt" ? actual < value : actual <= value;
}

interface Translation {
  canTell: (condition: IndexCondition, negated: boolean) => boolean;
  kind: ItemKind | undefined;
}

const nothing: IndexFilter = { or: [] };
const opposites = { eq: "ne", ne: "eq", in: "nin", nin: "in" } as const;
const builtInFields = new Set(["role", "name", "origin", "type", "source", "at"]);

// A negation is carried down to the conditions, so that what cannot be told may be taken for true everywhere: undefined.
function translate(
  node: FilterNode,
  negated: boolean,
  translation: Translation,
): IndexFilter | undefined {
  if ("not" in node) return translate(node.not, !negated, translation);
  if ("field" in node) {
    const checks = node.checks.map((check) =>
      translateCheck(node.field, check, negated, translation),
    );
    return negated ? some(checks) : all(checks);
  }
  const [parts, every] = "and" in node ? [node.and, !negated] : [node.or, negated];
  const translated = parts.map((part) => translate(part, negated, translation));
  return every ? all(translated) : some(translated);
}

function all(parts: readonly (IndexFilter | undefined)[]): IndexFilter | undefined {
  const told = parts
    .filter((part): part is IndexFilter => part !== undefined)
    .flatMap((part) => ("and" in part ? part.and : [part]));
  if (told.some(isNothing)) return nothing;
  return told.length > 1 ? { and: told } : told[0];
}

function some(parts: readonly (IndexFilter | undefined)[]): IndexFilter | undefined {
  if (parts.some((part) => part === undefined)) return undefined;
  const told = (parts as IndexFilter[]).flatMap((part) => ("or" in part ? part.or : [part]));
  return told.length === 1 ? told[0] : { or: told };
}

function isNothing(filter: IndexFilter): boolean {
  return "or" in filter && filter.or.length === 0;
}

function translateCheck(
  field: FilterField,
  check: FilterCheck,
  negated: boolean,
  { canTell, kind }: Translation,
): IndexFilter | undefined {
  if (check.operator === "exists" || check.operator === "contains") return undefined;
  if (check.operator in opposites) {
    const operator = check.operator as keyof typeof opposites;
    const values = (Array.isArray(check.value) ? check.value : [check.value]) as FilterOperand[];
    const wanted = operator === "eq" || operator === "in" ? !negated : negated;
    if (field.kind === "plain" && field.name === "kind" && kind !== undefined)
      return values.includes(kind) === wanted ? undefined : nothing;
    const name = nameOf(field);
    return name === undefined ? undefined : membership(name, values, wanted, canTell);
  }
  const name = nameOf(field);
  if (name === undefined || typeof check.value !== "number") return undefined;
  const condition = { field: name, operator: check.operator, value: check.value } as IndexCondition;
  if (!canTell(condition, negated)) return undefined;
  return negated ? { not: condition } : condition;
}

// Of the values that a field must not have, each that cannot be told may be left out; of those that it may have, none.
function membership(
  field: string,
  values: readonly FilterOperand[],
  wanted: boolean,
  canTell: Translation["canTell"],
): IndexFilter | undefined {
  const told = [...new Set(values.filter(isFieldValue))];
  if (wanted && told.length < new Set(values).size) return undefined;
  if (told.length === 0) return wanted ? nothing : undefined;
  const [first] = told as [IndexValue];
  const condition: IndexCondition =
    told.length === 1
      ? { field, operator: wanted ? "eq" : "ne", value: first }
      : { field, operator: wanted ? "in" : "nin", value: told };
  return canTell(condition, false) ? condition : undefined;
}

// The name of a field in VectorFields.
function nameOf({ kind, name }: FilterField): string | undefined {
  if (kind === "metadata") return isFieldKey(name) ? `metadata.${name}` : undefined;
  return builtInFields.has(name) ? name : undefined;
}
