import type { Filter } from "@holdfast/core";
import { describe, expect, it } from "vitest";
import { whereOf } from "./where-of.ts";

const scope = { userId: "ada" };
const within = [{ kind: { $eq: "turn" } }, { userId: { $eq: "ada" } }];
const unfiltered = { unfiltered: { $eq: true } };

describe("whereOf", () => {
  it("asks for the kind and each id of the scope", () => {
    expect(whereOf("turn", scope)).toEqual({ $and: within });
    expect(whereOf(undefined, scope)).toEqual({ userId: { $eq: "ada" } });
    const all = { userId: "a", agentId: "b", runId: "c", appId: "d" };
    expect(whereOf("memory", all)).toEqual({
      $and: [
        { kind: { $eq: "memory" } },
        { userId: { $eq: "a" } },
        { agentId: { $eq: "b" } },
        { runId: { $eq: "c" } },
        { appId: { $eq: "d" } },
      ],
    });
  });

  it.each<[Filter, object]>([
    [{ k: "a" }, { "metadata.k": { $eq: "a" } }],
    [{ k: { gt: 5.5 } }, { "metadata.k": { $gt: 5 } }],
    [{ k: { gte: 5.5 } }, { "metadata.k": { $gte: 5 } }],
    [{ k: { lt: 5.5 } }, { "metadata.k": { $lt: 6 } }],
    [{ k: { lte: -5.5 } }, { "metadata.k": { $lte: -5 } }],
    [
      { k: { nin: [1, 5.5, "a"] } },
      { $and: [{ "metadata.k": { $nin: [1] } }, { "metadata.k": { $nin: ["a"] } }] },
    ],
  ])("tells of %j what Chroma decides so, or more loosely", (filter, expected) => {
    expect(whereOf("turn", scope, filter)).toEqual({
      $and: [...within, { $or: [expected, unfiltered] }],
    });
  });

  it("parts lists by the kinds of their values, as Chroma takes one only", () => {
    expect(whereOf("turn", scope, { k: { in: ["a", 5, 5.5, true] } })).toEqual({
      $and: [
        ...within,
        {
          $or: [
            { "metadata.k": { $in: ["a"] } },
            { "metadata.k": { $in: [5] } },
            { "metadata.k": { $in: [5.5] } },
            { "metadata.k": { $in: [true] } },
            unfiltered,
          ],
        },
      ],
    });
  });

  it.each<Filter>([
    { k: { ne: 5.5 } },
    { k: 2 ** 63 },
    { k: { gt: 1e300 } },
    { not: { k: { gt: 5 } } },
    { ["k".repeat(28)]: 1 },
    { k: { in: Array.from({ length: 201 }, (_, value) => value) } },
    { or: Array.from({ length: 49 }, (_, at) => ({ at })) },
  ])("leaves %j to the check of the results", (filter) => {
    expect(whereOf("turn", scope, filter)).toEqual({ $and: within });
  });

  it("says when nothing can pass", () => {
    expect(whereOf("turn", scope, { kind: "memory" })).toBe("nothing");
    expect(whereOf("turn", scope, { or: [] })).toBe("nothing");
  });
});
