import { HoldfastError } from "@holdfast/core";
import { expect, it } from "vitest";
import { mongoFilter } from "./mongo-filter.ts";

const products = [
  { id: 1, kind: "book", price: 10, tags: ["a", "b"], stock: true, by: { name: "Ana" } },
  { id: 2, kind: "book", price: 25.5, tags: ["b"], stock: false, by: { name: "Ben" } },
  { id: 3, kind: "game", price: 60, tags: [], stock: true, note: null },
  { id: 4, kind: "game", price: 0, tags: ["a", "c"], at: "2026-03-02T10:00:00.000Z" },
  {
    id: 5,
    kind: "Book",
    price: "10",
    parts: [
      { size: 1, of: "x" },
      { size: 5, of: "y" },
    ],
  },
  { id: 6, price: -4, text: "50% of the (old) price", "dotted.key": 1 },
];

it.each<[object | null, number[]]>([
  [null, [1, 2, 3, 4, 5, 6]],
  [{}, [1, 2, 3, 4, 5, 6]],
  [{ kind: "book" }, [1, 2]],
  [{ kind: "book", price: 10 }, [1]],
  [{ price: 10 }, [1]],
  [{ price: "10" }, [5]],
  [{ kind: { $eq: "game" } }, [3, 4]],
  [{ kind: { $ne: "game" } }, [1, 2, 5, 6]],
  [{ price: { $gt: 10 } }, [2, 3]],
  [{ price: { $gte: 10, $lt: 60 } }, [1, 2]],
  [{ price: { $lte: 0 } }, [4, 6]],
  [{ kind: { $gt: "book" } }, [3, 4]],
  [{ kind: { $in: ["game", "Book"] } }, [3, 4, 5]],
  [{ kind: { $in: [] } }, []],
  [{ kind: { $nin: ["game", "Book"] } }, [1, 2, 6]],
  [{ tags: "a" }, [1, 4]],
  [{ tags: ["b"] }, [2]],
  [{ tags: { $all: ["a", "b"] } }, [1]],
  [{ tags: { $all: [] } }, []],
  [{ tags: { $size: 0 } }, [3]],
  [{ tags: { $contains: "c" } }, [4]],
  [{ text: { $contains: "(old)" } }, [6]],
  [{ stock: { $exists: true } }, [1, 2, 3]],
  [{ stock: { $exists: false } }, [4, 5, 6]],
  [{ note: null }, [1, 2, 3, 4, 5, 6]],
  [{ stock: null }, [4, 5, 6]],
  [{ note: { $exists: true } }, [3]],
  [{ "by.name": "Ana" }, [1]],
  [{ by: { name: "Ben" } }, [2]],
  [{ "dotted.key": 1 }, [6]],
  [{ kind: { $regex: "^b", $options: "i" } }, [1, 2, 5]],
  [{ kind: /^b/ }, [1, 2]],
  [{ text: { $regex: "50%" } }, [6]],
  [{ parts: { $elemMatch: { size: { $gt: 3 }, of: "y" } } }, [5]],
  [{ parts: { $elemMatch: { size: { $gt: 3 }, of: "x" } } }, []],
  [{ tags: { $elemMatch: { $in: ["c"] } } }, [4]],
  [{ kind: { $not: { $eq: "book" } } }, [3, 4, 5, 6]],
  [{ kind: { $not: /k/ } }, [3, 4, 6]],
  [{ $not: { kind: "book" } }, [3, 4, 5, 6]],
  [{ $and: [{ kind: "book" }, { stock: true }] }, [1]],
  [{ $or: [{ kind: "Book" }, { price: { $lt: 0 } }] }, [5, 6]],
  [{ $nor: [{ kind: "book" }, { kind: "game" }] }, [5, 6]],
  [{ $or: [] }, []],
  [{ $and: [] }, [1, 2, 3, 4, 5, 6]],
  [{ at: { $gte: new Date("2026-03-02") } }, [4]],
  [{ toString: { $exists: true } }, []],
])("%j lets through %j", (filter, expected) => {
  const passes = mongoFilter(filter);
  expect(products.filter(passes).map(({ id }) => id)).toEqual(expected);
  expect(products.filter(passes).map(({ id }) => id)).toEqual(expected);
});

it.each<[string, unknown]>([
  ["a list", []],
  ["a text", "kind = book"],
  ["a value that is undefined", { kind: undefined }],
  ["an operand that is undefined", { kind: { $eq: undefined } }],
  ["an unknown operator", { kind: { $like: "b%" } }],
  ["operators beside plain keys", { kind: { $eq: "book", of: 1 } }],
  ["an operator where a field belongs", { $eq: "book" }],
  ["$in without a list", { kind: { $in: "book" } }],
  ["$and without a list", { $and: { kind: "book" } }],
  ["an empty $not", { $not: {} }],
  ["an empty branch", { $or: [{}] }],
  ["$exists without a boolean", { kind: { $exists: "yes" } }],
  ["an order of booleans", { stock: { $gt: true } }],
  ["a broken expression", { kind: { $regex: "(" } }],
  ["$options alone", { kind: { $options: "i" } }],
])("refuses %s, so that a mistake never lets everything through", (_, filter) => {
  expect(() => mongoFilter(filter)).toThrow(HoldfastError);
});

it("asks an expression with a memory the same each time", () => {
  const passes = mongoFilter({ kind: /o/g });
  expect([passes({ kind: "foo" }), passes({ kind: "foo" })]).toEqual([true, true]);
});
