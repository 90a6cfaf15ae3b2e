import { describe, expect, it } from "vitest";
import { storedRecord, storedTurn } from "../../test/support/stored-items.ts";
import type { StoredTurn } from "../model/turn.ts";
import { createTextAnalyser } from "../text/text-analyser.ts";
import { encodeItem } from "./encode-item.ts";
import { documentFlags } from "./lexical-document.ts";
import { termCode } from "./term-code.ts";

const analyser = createTextAnalyser();

function encode(fields: Partial<StoredTurn>) {
  return encodeItem({ kind: "turn", value: storedTurn(fields) }, analyser);
}

describe("encodeItem", () => {
  it("keeps one code per content word, in order, with repetition", () => {
    const { codes } = encode({ text: "The dog and the other dog ran." });
    expect([...codes]).toEqual(["dog", "dog", "ran"].map(termCode));
  });

  it("keeps whole minutes, also those before 1970", () => {
    expect(encode({ at: 179_999 }).minutes).toBe(2);
    expect(encode({ at: -1 }).minutes).toBe(-1);
  });

  it("names a speaker by the first name", () => {
    expect(encode({ name: "Ana Maria Silva" }).speaker).toBe(termCode("ana"));
    expect(encode({ name: "ANA" }).speaker).toBe(encode({ name: "Ana" }).speaker);
    expect(encode({}).speaker).toBe(0);
    expect(encode({ name: "?!" }).speaker).toBe(0);
  });

  it("notes questions, the first person and times", () => {
    expect(encode({ text: "Where is the key?" }).flags).toBe(documentFlags.question);
    expect(encode({ text: "I like tea." }).flags).toBe(documentFlags.firstPerson);
    expect(encode({ text: "The shop closed yesterday." }).flags).toBe(documentFlags.timePhrase);
    expect(encode({ text: "The shop is closed." }).flags).toBe(0);
  });

  it("takes a record's subject for its speaker and its validity for its time", () => {
    const record = storedRecord({ subject: "Ana Silva", validFrom: 120_000 });
    const document = encodeItem({ kind: "memory", value: record }, analyser);
    expect(document).toMatchObject({ speaker: termCode("ana"), minutes: 2 });
  });

  it("gives a text without words no codes", () => {
    expect(encode({ text: "… ?!" }).codes).toHaveLength(0);
  });
});
