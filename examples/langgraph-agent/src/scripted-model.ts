import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";

/**
 * A chat model that needs no key: it plays a support agent by a script. In your own application a real one stands in its place,
 * such as `new ChatOpenAI({ model: "gpt-5-mini" })`.
 */
export class ScriptedModel extends BaseChatModel {
  constructor() {
    super({});
  }

  override _llmType(): string {
    return "scripted";
  }

  override bindTools(): this {
    return this; // the script knows its tools
  }

  override async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const message = answer(messages);
    return { generations: [{ text: message.text, message }] };
  }
}

function answer(messages: readonly BaseMessage[]): AIMessage {
  const last = messages.at(-1);
  const known = messages
    .filter((message) => message.getType() === "system")
    .map(({ text }) => text)
    .join("\n");
  if (last?.getType() === "tool") return afterTool(last);
  const said = last?.text ?? "";
  const order = /\b\d{4}\b/u.exec(said)?.[0];
  if (/refund/iu.test(said) && order !== undefined) return call("look_up_order", { order });
  if (/gift|snack/iu.test(said)) {
    return new AIMessage(
      /hazelnuts/iu.test(known)
        ? "The fruit box. I have left out the boxes with hazelnuts, since you are allergic to them."
        : "The hazelnut box is our best seller.",
    );
  }
  if (/delivered/iu.test(said)) {
    const city = /lives in (\w+)/u.exec(known)?.[1];
    return new AIMessage(city === undefined ? "Where do you live?" : `To ${city}, as always.`);
  }
  return new AIMessage("How can I help?");
}

function afterTool({ name, text }: BaseMessage): AIMessage {
  const [, order = "", amount = ""] = /order (\d+)\D+(\d+ euros)/u.exec(text) ?? [];
  if (name === "look_up_order") return call("refund", { order, amount });
  return new AIMessage(
    /^Refunded/u.test(text) ? `Done: ${text}` : "I am sorry, I may not refund that.",
  );
}

function call(name: string, args: Record<string, string>): AIMessage {
  return new AIMessage({
    content: "",
    tool_calls: [{ name, args, id: `${name}-1`, type: "tool_call" }],
  });
}
