/** A TCP connection's way through this process, so that a test can cut it, hold it up, and let it go on. */
import { createServer, connect } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Wire {
  readonly port: number;
  /** Breaks all connections and refuses new ones. */
  cut(): Promise<void>;
  /** Takes connections again after `cut`. */
  mend(): Promise<void>;
  /** Answers arrive so many milliseconds late from now on; 0 is in time. */
  delay(ms: number): void;
  close(): Promise<void>;
}

/** Times that a connection may be refused before its client is told. */
const refusalsTaken = 2;

/** @param target where connections lead; asked anew for each */
export async function openWire(
  target: () => { readonly host: string; readonly port: number },
): Promise<Wire> {
  const sockets = new Set<Socket>();
  let lateBy = 0;
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((client) => {
    track(client);
    lead(client, refusalsTaken);
  });
  /** Who is refused is led elsewhere, if there is an elsewhere. */
  const lead = (client: Socket, refusalsLeft: number) => {
    const far = connect(target());
    track(far);
    let connected = false;
    far.once('connect', () => {
      connected = true;
      client.pipe(far);
      client.on('close', () => far.destroy());
    });
    far.on('data', (data) => {
      if (lateBy === 0) client.write(data);
      else setTimeout(() => client.writable && client.write(data), lateBy);
    });
    far.on('end', () => client.end());
    far.on('close', () => {
      if (!connected && refusalsLeft > 0 && !client.destroyed) lead(client, refusalsLeft - 1);
      else client.destroy();
    });
  };
  await listening(server, 0);
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    if (!server.listening) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { port, cut, mend: () => listening(server, port), delay: (ms) => void (lateBy = ms), close: cut };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
