import { HoldfastError } from "@holdfast/core";
import type { SerializerProtocol } from "@langchain/langgraph-checkpoint";

/** A value as a serializer gives it. */
export interface Serialised {
  type: string;
  bytes: Uint8Array;
}

// What LangGraph's serializer writes, without an error, in place of what it cannot: the one for all of a value that
// JSON.stringify refuses, the other where an object contains itself.
const lost = Buffer.from('"[unable to serialize, circular reference is too complex to analyze]"');
const circular = Buffer.from('"[Circular]"');

/**
 * Serialises a value, and makes sure that it can be read back. LangGraph's serializer replaces a value that holds a BigInt by
 * a short text, and a reference from an object to itself by another; to store that would be to lose the state.
 *
 * @param name what the value is, for the message
 * @throws HoldfastError `invalid_input`
 */
export async function serialise(
  serializer: SerializerProtocol,
  value: unknown,
  name: string,
): Promise<Serialised> {
  let type: string;
  let bytes: Uint8Array;
  try {
    [type, bytes] = await serializer.dumpsTyped(value);
  } catch (error) {
    throw refusal(name, "could not be serialised", error);
  }
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // the same texts can also be somebody's words: then the value itself says that nothing was replaced
  if (view.equals(lost) && typeof value !== "string") {
    throw refusal(name, "holds a BigInt, or something else that JSON cannot hold");
  }
  if (type === "json" && view.includes(circular) && isCircular(value)) {
    throw refusal(name, "contains itself");
  }
  // a caller's own bytes may change before they are stored
  return { type, bytes: bytes === value ? bytes.slice() : bytes };
}

function isCircular(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return false;
  } catch {
    return true;
  }
}

function refusal(name: string, problem: string, cause?: unknown): HoldfastError {
  return new HoldfastError("invalid_input", `The ${name} ${problem}. Nothing was stored.`, {
    hint: "Keep plain values, messages, Map, Set and Uint8Array in the state; write a BigInt as a string, and refer to objects by an id.",
    cause,
  });
}
