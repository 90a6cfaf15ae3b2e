/** Any object or function, seen as its properties. */
export type Shape = { readonly [property: string]: unknown };

/** The value as an object or function to look into, or undefined. */
export function shapeOf(value: unknown): Shape | undefined {
  const looksIn = (typeof value === "object" && value !== null) || typeof value === "function";
  return looksIn ? (value as Shape) : undefined;
}

/** Whether a value has all of these methods, its own or inherited. */
export function hasMethods(value: unknown, ...names: string[]): boolean {
  const shape = shapeOf(value);
  return shape !== undefined && names.every((name) => typeof shape[name] === "function");
}

/** The first of the values that is a text with something in it. */
export function firstText(...values: unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === "string" && value !== "");
}
