import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Environment } from '../config/environment';
import { StartError } from './start-error';

type Address = Pick<Environment, 'host' | 'port'>;

/**
 * @returns the URL at which clients reach the server, without a trailing slash
 * @throws StartError if the port is in use or not permitted
 */
export async function listen(server: Server, { host, port }: Address): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => reject(asStartError(error, { host, port }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
  const { port: actualPort } = server.address() as AddressInfo;
  return `http://${reachableHost(host)}:${actualPort}`;
}

/** Checks whether the address is free, before the long work of a first start. @throws StartError */
export async function checkAddress(address: Address): Promise<void> {
  const probe = createServer();
  await listen(probe, address);
  await new Promise((resolve) => probe.close(resolve));
}

/** 0.0.0.0 and :: mean all addresses of this machine, including loopback. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function asStartError(error: NodeJS.ErrnoException, { host, port }: Address): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartError(
        `Expected port ${port} of ${host} to be free, but another program is listening there (perhaps another instance of this one). ` +
          `Stop it or choose another port: PORT=${port + 1} npm start`,
      );
    case 'EACCES':
      return new StartError(
        `Expected a port that this user may open, got ${port}. Choose a port above 1023: PORT=4000 npm start`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `HOST: expected an address of this machine, got ${host}. Use 127.0.0.1 for local clients only.`,
      );
    default:
      return error;
  }
}
