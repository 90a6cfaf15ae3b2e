import { describe, expect, it } from "vitest";
import { ranked, recordItem, turnItem } from "../../test/support/candidates.ts";
import type { Origin } from "../model/origin.ts";
import type { Scope } from "../model/scope.ts";
import { words } from "../text/words.ts";
import type { RankedCandidate } from "./rank.ts";
import { selectForPrompt, selectUnits } from "./select.ts";

const idsOf = (units: readonly RankedCandidate[]) => units.map(({ item }) => item.value.id);
const turn = (id: string) => ranked(turnItem({ id }));
const record = (id: string, ...turnIds: string[]) =>
  ranked(recordItem({ id, evidence: turnIds.map((turnId) => ({ turnId, quote: "…" })) }));

describe("selectUnits", () => {
  it("takes a record and its turn for one, whichever ranks higher", () => {
    expect(idsOf(selectUnits([record("fact", "t1"), turn("t1"), turn("t2")], 10))).toEqual([
      "fact",
      "t2",
    ]);
    expect(idsOf(selectUnits([turn("t1"), record("fact", "t1"), turn("t2")], 10))).toEqual([
      "t1",
      "t2",
    ]);
  });

  it("keeps a record of two turns while one of them is missing", () => {
    expect(idsOf(selectUnits([turn("t1"), record("fact", "t1", "t2"), turn("t2")], 10))).toEqual([
      "t1",
      "fact",
    ]);
    expect(idsOf(selectUnits([turn("t1"), turn("t2"), record("fact", "t1", "t2")], 10))).toEqual([
      "t1",
      "t2",
    ]);
  });

  it("keeps one of two records of the same turn", () => {
    expect(idsOf(selectUnits([record("a", "t1"), record("b", "t1")], 10))).toEqual(["a"]);
  });

  it("keeps records without evidence, and turns of the same id as a record", () => {
    expect(idsOf(selectUnits([record("a"), record("b"), turn("a")], 10))).toEqual(["a", "b", "a"]);
  });

  it("counts units, not candidates", () => {
    expect(
      idsOf(selectUnits([record("fact", "t1"), turn("t1"), turn("t2"), turn("t3")], 2)),
    ).toEqual(["fact", "t2"]);
    expect(selectUnits([turn("t1")], 0)).toEqual([]);
  });
});

/** What is left of turns with these texts. */
function kept(texts: readonly string[], fields: Parameters<typeof turnItem>[0] = {}): string[] {
  const units = texts.map((text, index) => ranked(turnItem({ id: `${index}`, text, ...fields })));
  return selectForPrompt(units, 100, words).map(({ item }) => item.value.text);
}

const sentence =
  "We agreed with Ana and Ben this morning that our team will ship the new billing page of the web shop in";

describe("near-duplicates", () => {
  it("are dropped, the better one stays", () => {
    const texts = [
      "The launch is in Lisbon.",
      "the launch is in LISBON",
      "The launch — is in Lisbon!",
    ];
    expect(kept(texts)).toEqual([texts[0]]);
  });

  it.each([
    [`${sentence} 416 shops`, `${sentence} 461 shops`],
    [`${sentence} version v1.2`, `${sentence} version v1.3`],
    [`${sentence} 2025`, `${sentence} 2026`],
    [`${sentence} May and we can`, `${sentence} May and we cannot`],
    [`${sentence} May and we did`, `${sentence} May and we didn't`],
    [`${sentence} May and they have`, `${sentence} May and they haven't`],
    [`${sentence} May and they would`, `${sentence} May and they wouldn't`],
    [`${sentence} May`, `${sentence} May not`],
    [`${sentence} May`, `${sentence} May no longer`],
    ["I like tea.", "I like coffee."],
    ["I live in Berlin", "I live in Munich"],
    ["緑茶が好きです", "紅茶が好きです"],
  ])("are not %j and %j", (one, other) => {
    expect(kept([one, other])).toEqual([one, other]);
  });

  it("are not texts without words", () => {
    expect(kept(["?!", "…"])).toEqual(["?!", "…"]);
  });

  it("are not the same words of two people, or of the user and a web page", () => {
    const text = "I live in Lisbon";
    const units = [
      turnItem({ id: "ana", text, name: "Ana" }),
      turnItem({ id: "ben", text, name: "Ben" }),
      turnItem({ id: "web", text, name: "Ana", origin: "web:https://a.example" }),
      recordItem({ id: "record", text }),
      turnItem({ id: "ana again", text, name: "Ana" }),
    ];
    const selected = selectForPrompt(
      units.map((unit) => ranked(unit)),
      100,
      words,
    );
    expect(idsOf(selected).toSorted()).toEqual(["ana", "ben", "record", "web"]);
  });
});

function units(
  count: number,
  prefix: string,
  fields: { origin?: Origin; scope?: Scope },
): RankedCandidate[] {
  return Array.from({ length: count }, (_, index) =>
    ranked(
      turnItem({
        id: `${prefix}${index}`,
        text: `${prefix} ${"abcdefghijklmnop"[index]}`,
        ...fields,
      }),
    ),
  );
}

describe("shares", () => {
  const long = units(12, "long", { scope: { userId: "maya", runId: "long" } });
  const short = units(3, "short", { scope: { userId: "maya", runId: "short" } });

  it("leave room for others beside one long conversation", () => {
    const selected = idsOf(selectForPrompt([...long, ...short], 9, words));
    expect(selected).toEqual([
      "long0",
      "long1",
      "long2",
      "long3",
      "long4",
      "long5",
      "short0",
      "short1",
      "short2",
    ]);
  });

  it("are no waste when there is nothing else", () => {
    expect(selectForPrompt(long, 9, words)).toHaveLength(9);
    expect(idsOf(selectForPrompt(long, 9, words))).toEqual(idsOf(long).slice(0, 9));
  });

  it("keep a flood of untrusted words behind the user's own", () => {
    const web = units(10, "web", {
      origin: "web:https://a.example",
      scope: { userId: "maya", runId: "1" },
    });
    const tool = units(5, "tool", { origin: "tool:mail", scope: { userId: "maya", runId: "2" } });
    const own = units(4, "own", { scope: { userId: "maya", runId: "3" } });
    const selected = idsOf(selectForPrompt([...web, ...tool, ...own], 6, words));
    expect(selected).toEqual(["web0", "web1", "own0", "own1", "own2", "own3"]);
  });

  it("let at least one of each through, however small the limit", () => {
    const web = units(2, "web", { origin: "web:https://a.example" });
    expect(idsOf(selectForPrompt(web, 1, words))).toEqual(["web0"]);
  });

  it("never give more than is wanted", () => {
    expect(selectForPrompt([...long, ...short], 2, words)).toHaveLength(2);
    expect(selectForPrompt([], 5, words)).toEqual([]);
  });
});
