import { createHash } from "node:crypto";
import { HoldfastError, parseScope, type Scope } from "@holdfast/core";
import { idOfLabel, labelOfId } from "./labels.ts";
import { checkNamespace, isUnder, labelsOf } from "./namespace.ts";

const fields = ["userId", "agentId", "runId", "appId"] as const;
const longestId = 512;
const mostKnown = 1_000;

type Field = (typeof fields)[number];
type Part = { label: string } | { field: Field };

/** A namespace as records name it, and the scope that it belongs to; undefined for one that cannot be written. */
export interface NamespacePlace {
  labels: readonly string[];
  scope: Scope | undefined;
}

/**
 * Templates of namespaces that stand for scopes, such as `["memories", "{userId}"]`: what lies in `["memories", "ana"]` or deeper
 * belongs to the scope `{ userId: "ana" }`. Every other namespace has a scope of its own.
 */
export class NamespaceTemplates {
  private readonly templates: readonly (readonly Part[])[];
  private readonly known = new Map<string, Scope>();
  private readonly places = new Map<string, NamespacePlace>();

  /** @throws HoldfastError `invalid_options` for a template that is no namespace, or names no id, or one twice */
  constructor(templates: readonly (readonly string[])[]) {
    this.templates = templates.map(parseTemplate);
  }

  /**
   * The scope that a namespace belongs to, by the longest template that it matches; else one of its own.
   *
   * @throws HoldfastError `invalid_scope` for a label that is no id
   */
  scopeOf(namespace: readonly string[]): Scope {
    const path = namespace.join(".");
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const scope = this.findScope(namespace);
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(path, scope);
    return scope;
  }

  /** What a namespace is whose labels were joined by ".". */
  placeOf(joined: string): NamespacePlace {
    const known = this.places.get(joined);
    if (known !== undefined) return known;
    const labels = labelsOf(`${joined}.`);
    let scope: Scope | undefined;
    try {
      scope = this.scopeOf(labels);
    } catch {
      // a label that is no id
    }
    if (this.places.size >= mostKnown) this.places.clear();
    const place = { labels, scope };
    this.places.set(joined, place);
    return place;
  }

  private findScope(namespace: readonly string[]): Scope {
    const matching = this.templates
      .filter((template) => template.length <= namespace.length && matches(template, namespace))
      .sort((a, b) => b.length - a.length)[0];
    return parseScope(matching === undefined ? ownScope(namespace) : bind(matching, namespace));
  }

  /** The namespace that stands for a scope, by the template that names most of its ids; undefined when none does. */
  namespaceOf(scope: Scope): string[] | undefined {
    const best = this.templates
      .filter((template) => idsOf(template).every((field) => scope[field] !== undefined))
      .sort((a, b) => idsOf(b).length - idsOf(a).length)[0];
    return best?.map((part) =>
      "label" in part ? part.label : labelOfId(scope[part.field] as string),
    );
  }

  /** The scopes in which records made elsewhere can belong under a prefix: those of which it names at least one id. */
  scopesUnder(prefix: readonly string[]): Scope[] {
    const scopes = this.templates
      .filter((template) => matches(template, prefix))
      .flatMap((template) => validScope(bind(template, prefix)));
    return [...new Map(scopes.map((scope) => [scopeKey(scope), scope])).values()];
  }

  /** Whether the records of a scope belong under a prefix. */
  liesUnder(scope: Scope, prefix: readonly string[]): boolean {
    const namespace = this.namespaceOf(scope);
    return (
      namespace !== undefined && isUnder(namespace, prefix) && prefix.length <= namespace.length
    );
  }
}

/** A scope as a string to compare. */
export function scopeKey({ userId, agentId, runId, appId }: Scope): string {
  return JSON.stringify([userId ?? null, agentId ?? null, runId ?? null, appId ?? null]);
}

/** Whether two scopes have the same ids. */
export function isSameScope(scope: Scope, other: Scope): boolean {
  return fields.every((field) => scope[field] === other[field]);
}

/** The scope of a key. */
export function scopeOfKey(key: string): Scope {
  const ids = JSON.parse(key) as (string | null)[];
  return Object.fromEntries(
    fields.flatMap((field, index) => (ids[index] === null ? [] : [[field, ids[index]]])),
  );
}

function parseTemplate(template: readonly string[]): Part[] {
  let labels: string[];
  try {
    labels = checkNamespace(template, { allowEmpty: false, forWriting: true });
  } catch (cause) {
    throw new HoldfastError("invalid_options", (cause as Error).message, { cause });
  }
  const parts = labels.map((label): Part => {
    const field = /^\{(.*)\}$/u.exec(label)?.[1];
    if (field === undefined) return { label };
    if (!fields.some((known) => known === field))
      refuse(template, `{${field}} is no id of a scope`);
    return { field: field as Field };
  });
  const ids = idsOf(parts);
  if (ids.length === 0) refuse(template, "it names no id of a scope");
  if (new Set(ids).size < ids.length) refuse(template, "it names an id twice");
  return parts;
}

function refuse(template: readonly string[], problem: string): never {
  throw new HoldfastError(
    "invalid_options",
    `The namespace ${JSON.stringify(template)} is no template: ${problem}.`,
    { hint: `Use labels and ${fields.map((field) => `"{${field}}"`).join(", ")}.` },
  );
}

function idsOf(template: readonly Part[]): Field[] {
  return template.flatMap((part) => ("field" in part ? [part.field] : []));
}

// Compares as many labels as both have.
function matches(template: readonly Part[], labels: readonly string[]): boolean {
  return template.every(
    (part, index) => index >= labels.length || "field" in part || part.label === labels[index],
  );
}

function bind(template: readonly Part[], labels: readonly string[]): Scope {
  const scope: Scope = {};
  for (const [index, part] of template.entries()) {
    const label = labels[index];
    if ("field" in part && label !== undefined) scope[part.field] = idOfLabel(label);
  }
  return scope;
}

// What is no scope (a label of blanks, or none at all) holds no records.
function validScope(scope: Scope): Scope[] {
  try {
    return [parseScope(scope)];
  } catch {
    return [];
  }
}

// Injective: an encoded label holds no "/", and an encoded namespace no "#".
function ownScope(namespace: readonly string[]): Scope {
  const encoded = namespace
    .map((label) => encodeURIComponent(label).replaceAll("*", "%2A"))
    .join("/");
  const appId = `langgraph:${encoded}`;
  if (appId.length <= longestId) return { appId };
  return { appId: `langgraph:#${createHash("sha256").update(encoded).digest("hex")}` };
}
