import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a server that can be cut. */
export interface TcpProxy {
  url: string;
  /** Cuts all connections now; new ones are let through. */
  cut(): void;
  /** Lets no connection through until `mend`, and cuts those that are open. */
  block(): void;
  mend(): void;
  /** Cuts the connection on which the client sends these bytes next, before or after the server has had them. */
  cutAt(bytes: string, moment: "before" | "after"): Promise<void>;
  close(): Promise<void>;
}

/** Opens a way to the server of a URL. */
export async function openTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let blocked = false;
  let trap: { bytes: string; moment: "before" | "after"; sprung: () => void } | undefined;
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
  };
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    track(client);
    if (blocked) return void client.destroy();
    const upstream = connect(Number(port), hostname);
    track(upstream);
    let deaf = false;
    client.on("data", (data) => {
      if (trap !== undefined && data.includes(trap.bytes)) {
        const { moment, sprung } = trap;
        trap = undefined;
        if (moment === "after") {
          deaf = true; // the answer is never passed on
          upstream.write(data);
          upstream.once("data", () => {
            client.destroy();
            sprung();
          });
          return;
        }
        client.destroy();
        upstream.destroy();
        sprung();
        return;
      }
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      if (!deaf) client.write(data);
    });
    upstream.on("close", () => client.destroy());
    client.on("close", () => upstream.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as { port: number }).port);
  return {
    url: url.href,
    cut,
    block() {
      blocked = true;
      cut();
    },
    mend() {
      blocked = false;
    },
    cutAt(bytes, moment) {
      const { promise, resolve } = Promise.withResolvers<void>();
      trap = { bytes, moment, sprung: resolve };
      return promise;
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}
