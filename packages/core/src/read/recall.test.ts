import { describe, expect, it } from "vitest";
import { parseMessages } from "../model/message.ts";
import { createTextAnalyser } from "../text/text-analyser.ts";
import { queryOfMessages } from "./recall.ts";

const analyser = createTextAnalyser();
const queryOf = (messages: unknown) =>
  queryOfMessages(parseMessages(messages), (text) => analyser.terms(text, 10));

const user = (content: string) => ({ role: "user", content });
const assistant = (content: string) => ({ role: "assistant", content });

describe("queryOfMessages", () => {
  it("is the last message of the user", () => {
    const messages = [
      user("I like trains."),
      assistant("Noted."),
      user("Which hotel did Ana recommend in Porto?"),
    ];
    expect(queryOf(messages)).toBe("Which hotel did Ana recommend in Porto?");
  });

  it("is that message also while the assistant or a tool goes on", () => {
    const messages = [
      user("Which hotel did Ana recommend?"),
      assistant("Let me see"),
      { role: "tool", content: "{}" },
    ];
    expect(queryOf(messages)).toBe("Which hotel did Ana recommend?");
  });

  it("takes the messages before as well when it is too short to stand alone", () => {
    const messages = [
      user("Tell me about hotels in Porto"),
      assistant("Ana recommended one."),
      user("and why?"),
    ];
    expect(queryOf(messages)).toBe("Tell me about hotels in Porto\nAna recommended one.\nand why?");
  });

  it("goes back three messages at most", () => {
    const messages = [
      user("hotels in Porto"),
      assistant("ok"),
      user("hm"),
      assistant("yes?"),
      user("why?"),
    ];
    expect(queryOf(messages)).toBe("hm\nyes?\nwhy?");
  });

  it("passes over system messages and messages without words", () => {
    const messages = [
      user("hotels in Porto"),
      { role: "system", content: "Be brief." },
      assistant(""),
      user("why?"),
    ];
    expect(queryOf(messages)).toBe("hotels in Porto\nwhy?");
  });

  it("is a text itself", () => {
    expect(queryOf("Which hotel did Ana recommend?")).toBe("Which hotel did Ana recommend?");
  });

  it("is empty when the user said nothing", () => {
    expect(queryOf([])).toBe("");
    expect(queryOf([{ role: "system", content: "Be brief." }, assistant("Hello!")])).toBe("");
    expect(queryOf([user("  "), { role: "user", content: null }])).toBe("");
  });
});
