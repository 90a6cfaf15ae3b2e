import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { HoldfastError } from "../errors.ts";
import { toJsonSchema } from "./json-schema.ts";
import { readJson } from "./read-json.ts";

const factsSchema = z.strictObject({
  facts: z.array(z.strictObject({ text: z.string(), negated: z.boolean().optional() })),
});
const schema = toJsonSchema(factsSchema);
const validate = (value: unknown) => {
  const result = factsSchema.safeParse(value);
  return result.success ? { value: result.data } : { problem: z.prettifyError(result.error) };
};
const read = (text: string) => readJson(text, { schema, validate });
const tea = { facts: [{ text: "Maya likes tea" }] };
const json = JSON.stringify(tea);

function failure(run: () => unknown): HoldfastError {
  try {
    run();
  } catch (error) {
    if (HoldfastError.isInstance(error)) return error;
  }
  throw new Error("expected a HoldfastError");
}

describe("readJson", () => {
  it("reads plain JSON without a remark", () => {
    expect(read(json)).toEqual({ value: tea, repaired: [], truncated: false });
    expect(read('{"facts":[]}').value).toEqual({ facts: [] });
  });

  it.each([
    ["a code fence", `\`\`\`json\n${json}\n\`\`\``, ["removed a code fence"]],
    ["a fence without an end", `\`\`\`\n${json}`, ["removed a code fence"]],
    [
      "prose around it",
      `Here you go:\n${json}\nAnything else?`,
      ["removed the text around the JSON"],
    ],
    ["prose with brackets", `Use {braces} and [1]. ${json}`, undefined],
    ["a bracket that is left open", `[Note: as asked ${json}`, undefined],
    ["a byte order mark", `\uFEFF${json}`, ["removed a byte order mark"]],
    ["a trailing comma", '{"facts":[{"text":"Maya likes tea"},],}', ["corrected the syntax"]],
    ["bare keys and a comment", '// found\n{facts: [{text: "Maya likes tea"}]}', undefined],
    ["curly quotes", "{“facts”: [{“text”: “Maya likes tea”}]}", ["corrected the syntax"]],
    ["a missing comma", '{"facts":[{"text":"Maya likes tea" "negated":false}]}', undefined],
    ["a preceding object", `{"note":"one fact"}\n${json}`, undefined],
    ["a following object", `${json}\n{"confidence":1}`, undefined],
    ["JSON in a string", JSON.stringify(json), ["took the JSON out of a string"]],
    ["a bare list", JSON.stringify(tea.facts), ['took the list as "facts"']],
    ["another key", JSON.stringify({ memory: tea.facts }), ['read "memory" as "facts"']],
    ["a wrapper", JSON.stringify({ extraction: tea }), ['took it out of "extraction"']],
    ["an echoed schema", JSON.stringify({ type: "object", properties: tea }), undefined],
  ])("copes with %s", (_, text, repaired) => {
    const result = read(text);
    expect(result.value.facts[0]?.text).toBe("Maya likes tea");
    expect(result.value.facts).toHaveLength(1);
    expect(result.truncated).toBe(false);
    expect(result.repaired).not.toEqual([]);
    if (repaired !== undefined) expect(result.repaired).toEqual(repaired);
  });

  it("leaves out what a reasoning model thinks", () => {
    const draft = '{"facts":[{"text":"a longer draft that was not meant as the answer"}]}';
    for (const text of [
      `<think>Perhaps ${draft}?</think>\n${json}`,
      `Perhaps ${draft}?\n</think>\n\n${json}`,
      `<THINKING>one</THINKING><think>two {</think>${json}`,
    ]) {
      expect(read(text)).toEqual({
        value: tea,
        repaired: ["removed the thinking"],
        truncated: false,
      });
    }
  });

  it("keeps thinking tags that are part of the answer", () => {
    const text = '{"facts":[{"text":"Maya writes <think>…</think> tags"},]}';
    expect(read(text).value.facts[0]?.text).toBe("Maya writes <think>…</think> tags");
    const closing = '{"facts":[{"text":"a </think> alone"},{"text":"b"},]}';
    expect(read(closing).value.facts.map(({ text }) => text)).toEqual(["a </think> alone", "b"]);
  });

  it("keeps apostrophes and quotes inside single-quoted strings", () => {
    const { value } = read(`{'facts': [{'text': 'It's Ann\\'s "Bistro"'}]}`);
    expect(value.facts[0]?.text).toBe(`It's Ann's "Bistro"`);
    const list = read(`{'facts': [{'text': 'says "a", "b": c'}]}`);
    expect(list.value.facts).toEqual([{ text: 'says "a", "b": c' }]);
  });

  it("keeps quotes that were not escaped", () => {
    const { value } = read('{"facts":[{"text":"She said "yes" twice"}]}');
    expect(value.facts[0]?.text).toBe('She said "yes" twice');
  });

  it("joins the lists under a repeated key", () => {
    const result = read('{"facts":[{"text":"a"}],"facts":[{"text":"b","text":"c"}]}');
    expect(result.value.facts.map(({ text }) => text)).toEqual(["a", "c"]);
    expect(result.repaired).toEqual([
      'kept the last value of the repeated key "text"',
      'joined the lists of the repeated key "facts"',
    ]);
  });

  it("takes objects one after the other for the list that was wanted", () => {
    const result = read('{"text":"a"}\n{"text":"bb"}');
    expect(result.value.facts.map(({ text }) => text)).toEqual(["a", "bb"]);
  });

  it("keeps the finished elements of an answer that was cut off, and no half one", () => {
    for (const rest of [
      '{"tex',
      '{"text":',
      '{"text":"b',
      '{"text":"b"',
      '{"text":"b","negated":tr',
      "",
    ]) {
      const result = read(`{"facts":[{"text":"a"},${rest}`);
      expect(result.value.facts).toEqual([{ text: "a" }]);
      expect(result.truncated).toBe(true);
      expect(result.repaired).toHaveLength(1);
    }
    expect(read('```json\n{"facts":[{"text":"a"}]').repaired).toEqual([
      "removed a code fence",
      "closed what was left open",
    ]);
  });

  it.each([
    ["", "The answer is empty."],
    ["  \n", "The answer is empty."],
    ["I cannot help with that.", "The answer holds no JSON."],
    ["I cannot help with that [1], see [].", "not valid"],
    ["null", "The answer holds no JSON."],
    ["42", "The answer holds no JSON."],
    ['"nothing"', "The answer holds no JSON."],
    ["<think>Well, {", "while the model is thinking"],
    ['{"facts":[{"text":"ne', "cut off before anything in it was finished"],
    ['{"error":"overloaded"}', "none of the keys"],
    ['{"error":"overloaded","details":[]}', "none of the keys"],
    ['{"error":{"message":"overloaded","details":[]}}', "none of the keys"],
    ['{"facts":["plain strings"]}', "expected object"],
    ['{"facts":[{"text":7,"tags":[]},]}', "expected string"],
  ])("refuses %j with the reason, not with an empty result", (text, reason) => {
    const error = failure(() => read(text));
    expect(error.code).toBe("model_output_invalid");
    expect(error.message).toContain(reason);
  });

  it("shows how a useless answer begins", () => {
    expect(failure(() => read("I'm sorry.")).message).toContain(`It begins: "I'm sorry."`);
    expect(failure(() => read("no ".repeat(1_000))).message.length).toBeLessThan(300);
  });

  it("reads any object or list when nothing is said about the shape", () => {
    expect(readJson("so: [1, 2]").value).toEqual([1, 2]);
    expect(failure(() => readJson("7")).code).toBe("model_output_invalid");
  });

  it("survives brackets without end", () => {
    for (const text of [
      "[".repeat(20_000),
      `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      '{"a":'.repeat(5_000),
    ]) {
      expect(failure(() => read(text)).code).toBe("model_output_invalid");
    }
  });

  it("does not let keys reach the prototype", () => {
    const { value } = readJson('{"__proto__":{"polluted":true},}');
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

const anyFacts = fc.array(
  fc.record({ text: fc.string({ unit: "grapheme" }), negated: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);

describe("readJson, whatever the text", () => {
  it("gives back what was dressed up", () => {
    fc.assert(
      fc.property(anyFacts, fc.boolean(), (facts, indented) => {
        const text = JSON.stringify({ facts }, undefined, indented ? 2 : 0);
        for (const dressed of [
          `\`\`\`json\n${text}\n\`\`\``,
          `Sure!\n${text}\nDone.`,
          `<think>x</think>${text}`,
        ]) {
          expect(read(dressed).value).toEqual({ facts });
        }
      }),
    );
  });

  it("never invents or changes an element when the answer is cut off anywhere", () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(), (facts, seed) => {
        const text = JSON.stringify({ facts });
        const cut = text.slice(0, seed % text.length);
        let kept: unknown[] = [];
        try {
          kept = read(cut).value.facts;
          expect(kept.length).toBeGreaterThan(0);
        } catch (error) {
          expect(HoldfastError.isInstance(error)).toBe(true);
        }
        expect(kept).toEqual(facts.slice(0, kept.length));
      }),
      { numRuns: 500 },
    );
  });

  it("throws nothing but a HoldfastError", () => {
    const pieces = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "'",
      ",",
      ":",
      "\\",
      "a",
      "1",
      " ",
      "\n",
      "```",
      "</think>",
      "<think>",
      "null",
      '{"facts":[',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        try {
          read(parts.join(""));
        } catch (error) {
          expect(HoldfastError.isInstance(error) && error.code).toBe("model_output_invalid");
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
