import { ChromaClient } from "chromadb";
import { describe, expect, it } from "vitest";
import { openClient } from "./open-client.ts";

describe("openClient", () => {
  it("names the server, and makes a client when it is needed", async () => {
    expect(openClient({}).address).toBe("localhost:8000");
    expect(openClient({ host: "db", port: 1, ssl: true }).address).toBe("db:1");
    expect(openClient({ url: "https://chroma.example" }).address).toBe("chroma.example:443");
    const server = openClient({
      url: "http://127.0.0.1:8123",
      headers: { "x-chroma-token": "s3cret" },
    });
    expect(server.address).toBe("127.0.0.1:8123");
    const client = await server.client();
    expect(client).toBeInstanceOf(ChromaClient);
    expect((client as ChromaClient).headers).toMatchObject({ "x-chroma-token": "s3cret" });
    expect(await server.client()).toBe(client);
  });

  it("takes a client as it is", async () => {
    const client = new ChromaClient({ host: "127.0.0.1", port: 8123 });
    expect(await openClient({ client }).client()).toBe(client);
  });

  it("refuses addresses that are none, and those with a password without repeating it", () => {
    for (const url of ["chroma", "ftp://host", "http://host/path", "http://ada:s3cret@host"]) {
      expect(() => openClient({ url })).toThrow(
        expect.objectContaining({
          code: "invalid_options",
          message: expect.not.stringContaining("s3cret"),
        }),
      );
    }
  });
});
