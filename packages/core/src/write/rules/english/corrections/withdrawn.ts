import type { Draft } from "../draft.ts";

/** Takes back what was told, as a mistake. */
export function withdrawn({ predicate, object, subject }: Draft): Draft {
  return {
    text: "",
    predicate,
    object,
    action: "retract",
    correction: true,
    target: { predicates: [predicate], names: object },
    ...(subject === undefined ? {} : { subject }),
  };
}
