/** A TCP proxy in the test process, which can break, delay and restore connections. */
import { createServer, connect } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Wire {
  readonly port: number;
  /** Breaks all connections and refuses new ones. */
  cut: () => Promise<void>;
  /** Accepts connections again after `cut`. */
  mend: () => Promise<void>;
  /** Delays responses by this many milliseconds from now on; 0 ends the delay. */
  delay: (ms: number) => void;
  close: () => Promise<void>;
}

/** Number of attempts to connect to a target before the client's connection is closed. */
const REFUSALS_TAKEN = 2;

/** @param target returns the target of a connection; called for each connection */
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
    lead(client, REFUSALS_TAKEN);
  });
  /** A refused connection is tried again, possibly with another target. */
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
