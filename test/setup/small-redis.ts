/** A server with the commands of Redis that the cache of answers uses, for machines without Redis. It speaks RESP 2. */
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

export interface SmallRedis {
  readonly url: string;
  readonly entries: ReadonlyMap<string, string>;
  close: () => Promise<void>;
}

export async function startSmallRedis(): Promise<SmallRedis> {
  const entries = new Map<string, string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)));
    socket.setNoDelay();
    let rest = '';
    socket.setEncoding('utf8').on('data', (text) => {
      rest += String(text);
      for (let command = readCommand(rest); command; command = readCommand(rest)) {
        rest = rest.slice(command.length);
        socket.write(replyTo(command.words, entries));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    entries,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An array of bulk strings in ASCII; null if it is incomplete. */
function readCommand(text: string): { words: string[]; length: number } | null {
  const [head, count] = /^\*(\d+)\r\n/.exec(text) ?? [];
  if (head === undefined) return null;
  const words: string[] = [];
  let at = head.length;
  for (let i = 0; i < Number(count); i++) {
    const [size, length] = /^\$(\d+)\r\n/.exec(text.slice(at)) ?? [];
    if (size === undefined) return null;
    const start = at + size.length;
    at = start + Number(length) + 2;
    if (text.length < at) return null;
    words.push(text.slice(start, at - 2));
  }
  return { words, length: at };
}

const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
const list = (texts: readonly string[]) => `*${texts.length}\r\n${texts.map(bulk).join('')}`;

function replyTo([name, ...args]: readonly string[], entries: Map<string, string>): string {
  switch (name.toLowerCase()) {
    case 'set':
      entries.set(args[0], args[1]);
      return '+OK\r\n';
    case 'get': {
      const found = entries.get(args[0]);
      return found === undefined ? '$-1\r\n' : bulk(found);
    }
    case 'scan': {
      const prefix = args[args.findIndex((arg) => arg.toLowerCase() === 'match') + 1].replace(/\*$/, '');
      const keys = [...entries.keys()].filter((key) => key.startsWith(prefix));
      // Two pages, so that the cursor matters. The second one has everything, as Redis may repeat keys.
      return args[0] === '0' ? `*2\r\n${bulk('1')}${list(keys.slice(1))}` : `*2\r\n${bulk('0')}${list(keys)}`;
    }
    case 'unlink':
      return `:${args.filter((key) => entries.delete(key)).length}\r\n`;
    case 'info':
      return bulk('redis_version:7.0.0\r\nloading:0');
    default:
      return '+OK\r\n';
  }
}
