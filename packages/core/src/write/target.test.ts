import { describe, expect, it } from "vitest";
import type { StoredRecord } from "../model/record.ts";
import { isTarget } from "./target.ts";

const belief = (predicate: string, object: string) =>
  ({
    predicate,
    object,
    subject: "user",
    text: `The user ${predicate} ${object}`,
    evidence: [],
  }) as unknown as StoredRecord;

describe("which belief an ending is about", () => {
  it.each([
    ["drives", "Skoda Octavia", "Skoda"],
    ["drives", "Skoda", "car"],
    ["has", "iPhone 13", "phone"],
    ["attribute car", "a Fiat Panda", "car"],
    ["appointment dentist appointment", "on 2026-05-05", "dentist appointment"],
    ["plays", "the violin in an orchestra", "violin"],
    ["drinks", "two beers every evening", "alcohol"],
    ["pet name", "dog Bruno", "Bruno"],
    ["has", "subscription to Le Monde", "Le Monde"],
  ])("%s %j is named by %j", (predicate, object, names) => {
    expect(isTarget(belief(predicate, object), { target: { names } })).toBe(true);
  });

  it.each([
    ["works as", "car mechanic", "car"],
    ["has", "coffee machine", "coffee"],
    ["has", "laptop", "laptop stand"],
    ["learns", "Spanish", "Spanish book"],
    ["uses", "Postgres", "Postgres table"],
    ["drives", "Skoda", "Mazda"],
    ["has", "guitar", "car"],
  ])("%s %j is not named by %j", (predicate, object, names) => {
    expect(isTarget(belief(predicate, object), { target: { names } })).toBe(false);
  });

  it("takes a predicate that ends in a star for all that begin so", () => {
    const target = { predicates: ["uses as *"], names: "Vim" };
    expect(isTarget(belief("uses as editor", "Vim"), { target })).toBe(true);
    expect(isTarget(belief("likes", "Vim"), { target })).toBe(false);
  });

  it("is about nothing when it names nothing", () => {
    expect(isTarget(belief("drives", "Skoda"), { target: {} })).toBe(false);
  });
});
