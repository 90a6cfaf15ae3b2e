import { describe, expect, it } from "vitest";
import { redactMetadata, redactSecrets } from "./redact-secrets.ts";

// put together here so that no scanner takes them for real ones
const join = (...parts: string[]) => parts.join("");
const secrets: [name: string, value: string, around: string][] = [
  ["an OpenAI key", join("sk-", "proj-aB3dE5fG7hI9jK1lM3nO5p"), "key: VALUE in .env"],
  ["a GitHub token", join("ghp_", "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5"), "use VALUE."],
  ["a Slack token", join("xoxb-", "123456789012-abcdefABCDEF"), "bot VALUE"],
  ["an AWS key id", join("AKIA", "IOSFODNN7EXAMPLE"), "id VALUE here"],
  ["a Google key", join("AIza", "SyA1234567890abcdefghijklmnopqrstuv"), "?key=VALUE"],
  ["a GitLab token", join("glpat-", "aB3dE5fG7hI9jK1lM3nO"), "VALUE"],
  ["an npm token", join("npm_", "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5"), "_authToken=VALUE"],
  ["a SendGrid key", join("SG.", "aB3dE5fG7hI9jK1lM3nO5p.qQ7rS9tU1vW3xY5zZ"), "VALUE"],
  ["a JWT", join("eyJ", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVPmB92K27u"), "got VALUE"],
  ["a bearer token", "aB3dE5fG7hI9jK1lM3nO5p", "Authorization: Bearer VALUE"],
  ["a password", "tulip-Kayak!88", "remember that our wifi password is VALUE and it works"],
  ["a password in capitals", "hunter2", "PASSWORD=VALUE"],
  ["a password for something", "Zitrone7", "the password for the router is VALUE."],
  ["a plain word as password", "banana", "my password is VALUE"],
  ["a PIN", "4821", "my bank pin is VALUE, remember that"],
  ["a database password", "Vk3pwd99xQ", "postgres://orders:VALUE@replica:5432/orders"],
  ["a random value of a key", "9f8e7d6c5b4a39281706", "client_secret = VALUE"],
  ["a card number", "4111 1111 1111 1111", "number is VALUE, thanks"],
  [
    "a card number with a digit mistyped",
    "4111 1111 1111 1112",
    "my card number is VALUE, it says",
  ],
  ["a card number that only says Visa", "4111111111111112", "the Visa ending so: VALUE"],
];

describe("redactSecrets", () => {
  it.each(secrets)("takes out %s", (_name, value, around) => {
    const redacted = redactSecrets(around.replace("VALUE", value));
    expect(redacted).not.toContain(value);
    expect(redacted).toMatch(/\[redacted: [a-z ]+\]/u);
  });

  it("takes out a private key, also one that is cut off", () => {
    const begin = join("-----BEGIN RSA ", "PRIVATE KEY-----");
    expect(redactSecrets(`look:\n${begin}\nMIIEow\nabc`)).toBe("look:\n[redacted: private key]");
  });

  it("takes out what belongs to a card, and only beside one", () => {
    const text = "number is 4111111111111111, exp 09/28, cvc 737";
    expect(redactSecrets(text)).not.toMatch(/09\/28|737/u);
    expect(redactSecrets("exp 09/28, cvc 737 digits?")).toBe("exp 09/28, cvc 737 digits?");
  });

  it.each([
    "the password is wrong again",
    "my password is sent to the server in plain text",
    "the pin is on the map",
    "my passport expires in March",
    "order 4111111111111112 has not arrived",
    "the card was declined for order 4111111111111112, in all 3 shops, again",
    "wildcard 4111111111111112",
    "call me at +44 20 7946 0958",
    "the key is under the blue pot",
    "token: string",
    "the secret is to use cold butter",
    "see https://example.org:8080/path@2x.png",
    "commit 4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2",
  ])("leaves alone: %j", (text) => {
    expect(redactSecrets(text)).toBe(text);
  });

  it("changes nothing the second time", () => {
    for (const [, value, around] of secrets) {
      const once = redactSecrets(around.replace("VALUE", value));
      expect(redactSecrets(once)).toBe(once);
    }
  });

  it("looks into metadata, at any depth, and judges a value by its name", () => {
    const metadata = {
      note: "ok",
      deep: [{ password: "hunter2x" }],
      api_key: "9f8e7d6c5b4a39281706",
    };
    const redacted = JSON.stringify(redactMetadata(metadata));
    expect(redacted).not.toMatch(/hunter2x|9f8e7d/u);
    expect(redacted).toContain('"note":"ok"');
  });

  it("takes linear time on hostile input", () => {
    const started = performance.now();
    for (const piece of ["password is ", "-----BEGIN ", "a://b:", "1 2 ", "key=", "eyJaaaaaaaa."]) {
      redactSecrets(piece.repeat(20_000));
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
