import { tool } from "@langchain/core/tools";
import { interrupt } from "@langchain/langgraph";

const order = { order: { type: "string" } } as const;

/** Looks an order up. */
export const lookUpOrder = tool(
  async (input) =>
    `The order ${(input as { order: string }).order} arrived broken. It cost 42 euros.`,
  {
    name: "look_up_order",
    description: "Looks up what is known of an order.",
    schema: { type: "object", properties: order, required: ["order"] },
  },
);

/** Pays an order back, as it is asked to. */
export const refund = tool(
  async (input) => {
    const { order, amount } = input as { order: string; amount: string };
    return `Refunded order ${order}, ${amount}.`;
  },
  {
    name: "refund",
    description: "Pays an order back.",
    schema: {
      type: "object",
      properties: { ...order, amount: { type: "string" } },
      required: ["order", "amount"],
    },
  },
);

/** The same, after a human has agreed: the graph stops inside of the tool, and goes on there when it is resumed. */
export const refundWithApproval = tool(
  async (input) => {
    const { order, amount } = input as { order: string; amount: string };
    const approved: unknown = interrupt({ question: `Refund ${amount} for order ${order}?` });
    return approved === true ? `Refunded order ${order}, ${amount}.` : "A human said no.";
  },
  { name: "refund", description: refund.description, schema: refund.schema },
);
