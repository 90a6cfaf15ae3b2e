import type { z } from "zod";
import { HoldfastError } from "../errors.ts";

/**
 * Checks the options of a call against their schema.
 *
 * @throws HoldfastError `invalid_options`; the message names the call, the option and what is wrong with it
 */
export function parseOptions<Output>(
  schema: z.ZodType<Output>,
  input: unknown,
  call: string,
): Output {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join(".");
  throw new HoldfastError(
    "invalid_options",
    `${call}: ${path ? `${path}: ` : ""}${issue?.message ?? "invalid"}`,
    {
      cause: result.error,
    },
  );
}
