import { expect, it } from "vitest";
import { countingIdentifiers } from "./counting-identifiers.ts";

it("gives ids of the form of UUIDv7 that sort as they were made, anew for each source", () => {
  const nextId = countingIdentifiers();
  const ids = Array.from({ length: 300 }, nextId);
  expect(ids[0]).toBe("00000000-0000-7000-8000-000000000001");
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(300);
  expect(countingIdentifiers()()).toBe(ids[0]);
});
