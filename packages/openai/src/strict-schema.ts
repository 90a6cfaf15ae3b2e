import type { JsonSchema } from "@holdfast/core";

/**
 * Whether OpenAI's strict mode takes a schema: an object whose objects all list every property as required and allow no other.
 *
 * @see https://platform.openai.com/docs/guides/structured-outputs
 */
export function isStrictSchema(schema: JsonSchema): boolean {
  return schema.type === "object" && objectsAreClosed(schema);
}

function objectsAreClosed(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(objectsAreClosed);
  if (typeof value !== "object" || value === null) return true;
  const { type, properties, required, additionalProperties } = value as JsonSchema;
  if ([type].flat().includes("object")) {
    const names = Object.keys(properties ?? {});
    const listed = new Set(Array.isArray(required) ? required : []);
    if (additionalProperties !== false || !names.every((name) => listed.has(name))) return false;
  }
  return Object.values(value).every(objectsAreClosed);
}
