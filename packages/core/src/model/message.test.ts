import { describe, expect, it } from "vitest";
import { errorOf } from "../../test/support/error-of.ts";
import type { Message } from "./message.ts";
import { parseMessages } from "./message.ts";

function parse(input: unknown): Message | undefined {
  return parseMessages(input)[0];
}

describe("plain input", () => {
  it("takes a text for the user's words", () => {
    expect(parseMessages("I live in Lisbon.")).toEqual([
      { role: "user", text: "I live in Lisbon." },
    ]);
  });

  it("keeps the order of several messages, texts among them", () => {
    expect(
      parseMessages(["a", { role: "assistant", content: "b" }, "c"]).map(({ text }) => text),
    ).toEqual(["a", "b", "c"]);
    expect(parseMessages([])).toEqual([]);
  });

  it("takes name, time and origin of a message", () => {
    const message = {
      role: "user",
      content: "Hi",
      name: " Maya ",
      timestamp: "2026-03-02",
      origin: "import",
    };
    expect(parse(message)).toEqual({
      role: "user",
      text: "Hi",
      name: "Maya",
      at: Date.UTC(2026, 2, 2),
      origin: "import",
    });
  });

  it("knows nothing of a name or time that is not given", () => {
    const parsed = parse({
      role: "user",
      content: "Hi",
      name: null,
      timestamp: undefined,
      createdAt: null,
    });
    expect(parsed).toEqual({ role: "user", text: "Hi" });
    expect(parse({ role: "user", content: "Hi", name: "  " })).toEqual({
      role: "user",
      text: "Hi",
    });
  });

  it.each([
    ["user", "user"],
    ["human", "user"],
    ["assistant", "assistant"],
    ["ai", "assistant"],
    ["model", "assistant"],
    ["system", "system"],
    ["developer", "system"],
    ["tool", "tool"],
    ["function", "tool"],
  ])("knows the role %s", (role, expected) => {
    expect(parse({ role, content: "x" })?.role).toBe(expected);
  });
});

describe("OpenAI messages", () => {
  it("takes a call of tools, whose content is null, for no words", () => {
    const call = { id: "1", type: "function", function: { name: "weather", arguments: "{}" } };
    expect(parse({ role: "assistant", content: null, tool_calls: [call] })).toEqual({
      role: "assistant",
      text: "",
    });
  });

  it("joins the text parts and leaves images out", () => {
    const content = [
      { type: "text", text: "Look at this:" },
      { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
      { type: "input_text", text: "my dog" },
    ];
    expect(parse({ role: "user", content })?.text).toBe("Look at this:\nmy dog");
  });

  it("takes the answers of the Responses API", () => {
    const content = [{ type: "output_text", text: "Hello", annotations: [] }];
    expect(parse({ type: "message", role: "assistant", content })?.text).toBe("Hello");
  });
});

describe("AI SDK messages", () => {
  it("takes the text parts of a UI message and no reasoning, files or tool calls", () => {
    const parts = [
      { type: "step-start" },
      { type: "reasoning", text: "The user wants…" },
      { type: "text", text: "It is sunny.", state: "done" },
      { type: "tool-weather", state: "output-available", input: {}, output: { sky: "clear" } },
      { type: "file", mediaType: "image/png", url: "data:," },
      { type: "text", text: "Enjoy!" },
    ];
    expect(parse({ id: "m1", role: "assistant", parts })).toEqual({
      role: "assistant",
      text: "It is sunny.\nEnjoy!",
    });
  });

  it("takes the parts where an older UI message has the text twice", () => {
    const parts = [{ type: "text", text: "It is sunny." }];
    expect(parse({ role: "assistant", content: "", parts })?.text).toBe("It is sunny.");
  });

  it("takes the parts of a model message", () => {
    const content = [
      { type: "text", text: "Where is it?" },
      { type: "image", image: new Uint8Array(3) },
      "a bare string",
    ];
    expect(parse({ role: "user", content })?.text).toBe("Where is it?\na bare string");
  });

  it.each<[unknown, string]>([
    [{ type: "text", value: "sunny" }, "sunny"],
    [{ type: "json", value: { sky: "clear", degrees: 21 } }, '{"sky":"clear","degrees":21}'],
    [{ type: "error-text", value: "timeout" }, "timeout"],
    ["sunny", "sunny"],
    [{ sky: "clear" }, '{"sky":"clear"}'],
    [0, "0"],
    [false, "false"],
    [null, ""],
    [undefined, ""],
  ])("takes the tool result %j under the name of the tool", (output, text) => {
    const content = [{ type: "tool-result", toolCallId: "1", toolName: "weather", output }];
    expect(parse({ role: "tool", content })).toEqual({ role: "tool", name: "weather", text });
  });

  it("takes a tool result of the fourth version", () => {
    const content = [{ type: "tool-result", toolName: "weather", result: { sky: "clear" } }];
    expect(parse({ role: "tool", content })?.text).toBe('{"sky":"clear"}');
  });
});

describe("LangChain messages", () => {
  class LangChainMessage {
    readonly content: unknown;
    readonly kind: string;

    constructor(kind: string, content: unknown) {
      this.kind = kind;
      this.content = content;
    }

    getType(): string {
      return this.kind;
    }
  }

  it("asks a message for its type", () => {
    expect(parse(new LangChainMessage("human", "Hi"))).toEqual({ role: "user", text: "Hi" });
    expect(parse(new LangChainMessage("ai", [{ type: "text", text: "Hello" }]))?.role).toBe(
      "assistant",
    );
    expect(parse(new LangChainMessage("tool", "21"))?.role).toBe("tool");
  });

  it("asks an older message in the older way", () => {
    expect(parse({ _getType: () => "human", content: "Hi" })?.role).toBe("user");
  });

  it("reads a stored message", () => {
    expect(parse({ type: "ai", content: "Hello" })).toEqual({ role: "assistant", text: "Hello" });
  });
});

describe("Mastra messages", () => {
  it("takes the parts and the time of the second format", () => {
    const message = {
      id: "m1",
      role: "user",
      createdAt: new Date("2026-03-02T10:00:00Z"),
      threadId: "t",
      content: { format: 2, parts: [{ type: "text", text: "Hi" }], content: "Hi" },
    };
    expect(parse(message)).toEqual({ role: "user", text: "Hi", at: Date.UTC(2026, 2, 2, 10) });
  });

  it("takes the text where there are no parts", () => {
    expect(parse({ role: "user", content: { format: 2, content: "Hi" } })?.text).toBe("Hi");
  });
});

describe("messages without words", () => {
  it.each([
    [{ role: "user", content: "" }],
    [{ role: "user" }],
    [{ role: "user", content: [] }],
    [{ role: "user", content: [null, 7, {}, { type: "text" }, { type: "text", text: 7 }] }],
    [{ role: "assistant", parts: [{ type: "reasoning", text: "hm" }] }],
  ])("gives %j an empty text", (message) => {
    expect(parse(message)?.text).toBe("");
  });

  /** mem0ai 3.3.1 recorded content parts as "[object Object]" */
  it("never writes an object as words", () => {
    const content = [
      { type: "unknown", data: {} },
      { type: "text", text: "words" },
    ];
    expect(parse({ role: "user", content })?.text).toBe("words");
  });
});

describe("what is refused", () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;

  it.each<[string, unknown, string]>([
    ["null", null, "is null"],
    ["undefined", undefined, "is a undefined"],
    ["a number", 7, "is a number"],
    ["a list in the list", ["x"], 'no known role ("")'],
    ["no role", { content: "x" }, 'no known role ("")'],
    ["an unknown role", { role: "wizard", content: "x" }, 'no known role ("wizard")'],
    ["a role that every object inherits", { role: "constructor", content: "x" }, "no known role"],
    ["a number as content", { role: "user", content: 7 }, "has a content"],
    ["an object as content", { role: "user", content: { text: "x" } }, "has a content"],
    ["bytes as content", { role: "user", content: new Uint8Array(2) }, "has a content"],
    [
      "a tool result with a cycle",
      { role: "tool", content: [{ type: "tool-result", output: cycle }] },
      "has a content",
    ],
    [
      "a tool result with a BigInt",
      { role: "tool", content: [{ type: "tool-result", output: 1n }] },
      "has a content",
    ],
    [
      "an unknown origin",
      { role: "user", content: "x", origin: "friend" },
      "has an unknown origin",
    ],
    ["null as origin", { role: "user", content: "x", origin: null }, "has an unknown origin"],
  ])("%s, with its position", async (_, message, problem) => {
    const error = await errorOf(() => parseMessages(["first", message]));
    expect(error.code).toBe("invalid_input");
    expect(error.message).toContain("Message 1 ");
    expect(error.message).toContain(problem);
    expect(error.hint).toContain("LangChain");
  });

  it("a time that is none, with its position", async () => {
    const error = await errorOf(() =>
      parseMessages(["first", { role: "user", content: "x", timestamp: "soon" }]),
    );
    expect(error.code).toBe("invalid_time");
    expect(error.message).toContain("messages[1].timestamp");
  });

  it("does not repeat a long role in full", async () => {
    const error = await errorOf(() => parseMessages({ role: "x".repeat(10_000), content: "x" }));
    expect(error.message.length).toBeLessThan(120);
  });
});
