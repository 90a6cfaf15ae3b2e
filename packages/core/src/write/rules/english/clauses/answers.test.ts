import { describe, expect, it } from "vitest";
import { answeredStatement, lastQuestion } from "./answers.ts";

describe("answers to what the assistant asks", () => {
  it.each([
    ["Where do you live?", "Ghent", "I live in Ghent"],
    ["Where are you based?", "in Ghent, Belgium", "I live in Ghent, Belgium"],
    ["What's your name?", "Ottilie", "my name is Ottilie"],
    ["Do you have any allergies?", "peanuts and sesame", "I am allergic to peanuts and sesame"],
    ["Which editor do you use?", "neovim, always", "I use neovim"],
    ["Do you have pets?", "two cats", "I have two cats"],
    ["Any wishes?", "tabs, not spaces. rest idc", "I prefer tabs over spaces"],
    ["Do you prefer tea or coffee?", "coffee", "I prefer coffee"],
    ["Are you vegetarian?", "yes", "I am vegetarian"],
    ["Do you still live in Hamburg?", "nope", "I no longer live in Hamburg"],
    ["Are you a student?", "no", "I am not a student"],
  ])("%j %j", (question, said, statement) => {
    expect(answeredStatement(question, said)).toBe(statement);
  });

  it.each([
    ["Should I go on?", "yes"],
    ["Do you want a dog?", "yes"],
    ["Where do you live?", "why do you ask"],
    ["Where do you live?", "I'd rather not say"],
    ["Any allergies?", "no"],
    ["Shall I call it Ghent?", "Ghent"],
    ["Are you vegetarian or vegan?", "yes"],
    ["Are you sure?", "yes"],
  ])("makes nothing of %j %j", (question, said) => {
    expect(answeredStatement(question, said)).toBeUndefined();
  });

  it("takes the last question of several", () => {
    expect(lastQuestion("Nice! Shall we start? Where do you live?")).toBe("Where do you live?");
    expect(lastQuestion("Nice to meet you.")).toBeUndefined();
  });
});
