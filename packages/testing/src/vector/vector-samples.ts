import type { ItemKind, Scope, VectorItem } from "@holdfast/core";
import { countingIdentifiers } from "../counting-identifiers.ts";
import type { Random } from "../random.ts";
import { createRandom } from "../random.ts";

/** Makes items with random vectors; the same for the same seed. */
export interface VectorSamples {
  vector(): Float32Array;
  item(fields?: Partial<VectorItem>): VectorItem;
  items(count: number, scopes?: readonly Scope[], kind?: ItemKind): VectorItem[];
}

/** Samples of one length. Vectors lie in clusters, as those of texts do, so that the nearest ones are near each other. */
export function createVectorSamples(dimensions: number, seed = 1): VectorSamples {
  const random = createRandom(seed);
  const nextId = countingIdentifiers();
  const centres = Array.from({ length: 12 }, () => gaussian(random, dimensions, 1));
  const vector = () => {
    const noise = gaussian(random, dimensions, 0.6);
    const centre = random.pick(centres);
    return noise.map((value, index) => value + (centre[index] as number));
  };
  const item: VectorSamples["item"] = (fields) => ({
    kind: "turn",
    id: nextId(),
    scope: { userId: "ada" },
    vector: vector(),
    ...fields,
  });
  return {
    vector,
    item,
    items: (count, scopes = [{ userId: "ada" }], kind = "turn") =>
      Array.from({ length: count }, () => item({ scope: random.pick(scopes), kind })),
  };
}

// Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
function gaussian(random: Random, dimensions: number, spread: number): Float32Array {
  return Float32Array.from(
    { length: dimensions },
    () =>
      spread * Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()),
  );
}
