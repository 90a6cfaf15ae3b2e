/** An error of a provider that the AI SDK tries again, told by its marks; without a long wait. */
export function retryableError(): Error {
  return Object.assign(new Error("overloaded"), {
    [Symbol.for("vercel.ai.error")]: true,
    [Symbol.for("vercel.ai.error.AI_APICallError")]: true,
    name: "AI_APICallError",
    statusCode: 503,
    isRetryable: true,
    responseHeaders: { "retry-after-ms": "1" },
  });
}
