import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import { checkVectors } from "./check-vectors.ts";

const embedder = { id: "test", dimensions: 2, embed: async () => [] };

describe("checkVectors", () => {
  it("takes what has the right number and length", () => {
    const vectors = [new Float32Array([1, 0]), new Float32Array([0, 1])];
    expect(checkVectors(vectors, 2, embedder)).toEqual(vectors);
    expect(checkVectors([], 0, embedder)).toEqual([]);
  });

  it("takes plain lists of numbers, as many clients give them", () => {
    expect(checkVectors([[0.5, -1]], 1, embedder)).toEqual([new Float32Array([0.5, -1])]);
  });

  it("takes a vector of zeros, which a text without words may have", () => {
    expect(checkVectors([[0, 0]], 1, embedder)).toEqual([new Float32Array(2)]);
  });

  it.each<[string, unknown, string]>([
    ["too few", [[1, 0]], "1 vectors for 2 texts"],
    [
      "too many",
      [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
      "3 vectors for 2 texts",
    ],
    ["none at all", undefined, "no list of vectors"],
    ["an object of lists", { data: [] }, "no list of vectors"],
    ["a short one", [[1, 0], [1]], "1 numbers instead of 2 (text 1)"],
    [
      "a long one",
      [
        [1, 0, 0],
        [1, 0],
      ],
      "3 numbers instead of 2 (text 0)",
    ],
    ["no vector", [[1, 0], null], "unknown numbers instead of 2 (text 1)"],
    [
      "NaN",
      [
        [1, 0],
        [1, Number.NaN],
      ],
      "not finite (text 1)",
    ],
    [
      "infinity",
      [
        [Number.NEGATIVE_INFINITY, 0],
        [1, 0],
      ],
      "not finite (text 0)",
    ],
    [
      "a number beyond 32 bits",
      [
        [1e300, 0],
        [1, 0],
      ],
      "not finite (text 0)",
    ],
    [
      "words",
      [
        ["one", "two"],
        [1, 0],
      ],
      "not finite (text 0)",
    ],
    ["doubles in place of floats", [new Float64Array(2), new Float64Array(2)], "unknown numbers"],
  ])("refuses %s and says what is wrong", async (_, vectors, problem) => {
    const error = await errorOf(() => checkVectors(vectors, 2, embedder));
    expect(error.code).toBe("invalid_vector");
    expect(error.message).toContain("embedder test");
    expect(error.message).toContain(problem);
  });
});
