/** The real program, `npm start`, serving the small shop from a database that it reaches through a proxy of the test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { publishHabitModel } from '../server/habit-model';
import { runServe } from '../server/running-serve';
import type { RunningServe } from '../server/running-serve';
import { sendQuery } from '../server/test-service';
import type { GraphqlAnswer } from '../server/test-service';
import { fillShop } from '../server/test-shop';
import { createTestDatabase } from '../setup/test-database';
import { openWire } from './wire';
import type { Wire } from './wire';

export interface ServedShop {
  /** Direct access that bypasses the proxy, as an operator has. */
  readonly database: Database;
  readonly modelsDir: string;
  /** Proxy between the servers and the database. */
  readonly wire: Wire;
  /** Starts a server, which is stopped with the shop at the latest. */
  serve: (environment?: Readonly<Record<string, string>>) => Promise<Served>;
  close: () => Promise<void>;
}

export interface Served extends RunningServe {
  readonly url: string;
  query: (query: string) => Promise<GraphqlAnswer>;
  /** Status of a GET request. */
  status: (path: string) => Promise<number>;
}

export async function openShop(): Promise<ServedShop> {
  const database = await createTestDatabase();
  await fillShop(database);
  const modelsDir = mkdtempSync(join(tmpdir(), 'faults-'));
  await publishHabitModel(modelsDir);
  const address = new URL(database.url);
  const wire = await openWire(() => ({ host: address.hostname, port: Number(address.port) }));
  const overWire = new URL(database.url);
  overWire.hostname = '127.0.0.1';
  overWire.port = String(wire.port);
  const running: RunningServe[] = [];
  return {
    database,
    modelsDir,
    wire,
    serve: async (environment = {}) => {
      const serve = runServe({ DATABASE_URL: overWire.href, MODELS_DIR: modelsDir, ...environment });
      running.push(serve);
      await serve.says('Ctrl-C stops it.');
      const [, url] = /Serving at (http:\/\/\S+)\/graphql/.exec(serve.output()) as unknown as [
        string,
        string,
      ];
      return {
        ...serve,
        url,
        query: (query) => sendQuery(url, query, {}, {}),
        status: async (path) => (await fetch(`${url}${path}`)).status,
      };
    },
    close: async () => {
      for (const { child, exitCode } of running) {
        child.kill('SIGKILL');
        await exitCode;
      }
      await wire.close();
      await database.close();
      rmSync(modelsDir, { recursive: true, force: true });
    },
  };
}
