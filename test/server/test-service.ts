/** The real application in this process: real database, real model, real HTTP on a free port. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { readEnvironment } from '../../src/config/environment';
import type { Database } from '../../src/db/database';
import { ModelHolder } from '../../src/inference/model-holder';
import { servable } from '../../src/recommend/loaded-serving-model';
import { createApp } from '../../src/server/app';
import { CatalogueHolder } from '../../src/server/catalogue-holder';
import { createLog } from '../../src/server/log';
import { onModelEvent } from '../../src/server/model-events';
import { createTestDatabase } from '../setup/test-database';
import { publishHabitModel } from './habit-model';
import { fillShop } from './test-shop';

export interface TestService {
  readonly url: string;
  readonly database: Database;
  readonly models: ModelHolder;
  readonly catalogues: CatalogueHolder;
  readonly modelsDir: string;
  /** Parsed log lines so far. */
  readonly logged: readonly Record<string, unknown>[];
  /** Sends a GraphQL operation. */
  query: (query: string, variables?: object, headers?: Record<string, string>) => Promise<GraphqlAnswer>;
  close: () => Promise<void>;
}

export interface GraphqlAnswer {
  readonly status: number;
  // Each test knows the shape that it expects.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly { message: string; path?: string[]; extensions: { code: string } }[] | undefined;
}

export interface TestServiceOptions {
  /** Variables of docs/reference/environment.md. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Serve without any model. */
  readonly withoutModel?: boolean;
  readonly explorerFolder?: string;
  readonly playgroundFolder?: string;
  /** Start another instance with the database and the models of this one; it must be closed first. */
  readonly besides?: TestService;
  /** Interval of looking for imports and erased users. */
  readonly cataloguePollMs?: number;
}

export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const { besides } = options;
  const modelsDir = besides?.modelsDir ?? mkdtempSync(join(tmpdir(), 'models-'));
  const environment = readEnvironment({ MODELS_DIR: modelsDir, ...options.environment });
  const { log, logged } = collectLog();
  const database = besides?.database ?? (await createTestDatabase());
  // Dropping the database breaks connections that are being closed.
  database.pool.on('error', () => {});
  if (!besides) await fillShop(database);
  if (!besides && !options.withoutModel) await publishHabitModel(modelsDir);
  const catalogues = await CatalogueHolder.load(database.pool, log, options.cataloguePollMs);
  const models = new ModelHolder({
    modelsDir,
    expected: servable,
    pollMs: 60_000,
    onEvent: (event) => onModelEvent(event, catalogues, log),
  });
  await models.start();
  const { explorerFolder, playgroundFolder } = options;
  const app = await createApp({
    ...{ database, servingPool: database.pool, catalogues, models, environment, log },
    ...(explorerFolder !== undefined && { explorerFolder }),
    ...(playgroundFolder !== undefined && { playgroundFolder }),
  });
  await new Promise<void>((resolve) => app.httpServer.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(app.httpServer.address() as AddressInfo).port}`;
  return {
    url,
    database,
    models,
    catalogues,
    modelsDir,
    logged,
    query: (query, variables = {}, headers = {}) => sendQuery(url, query, variables, headers),
    close: async () => {
      await app.stop();
      await catalogues.close();
      await models.close();
      if (besides) return;
      await database.close();
      rmSync(modelsDir, { recursive: true, force: true });
    },
  };
}

export async function sendQuery(
  url: string,
  query: string,
  variables: object,
  headers: Record<string, string>,
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Omit<GraphqlAnswer, 'status'>;
  return { status: response.status, data, errors };
}

function collectLog() {
  const logged: Record<string, unknown>[] = [];
  const stream = new Writable({
    write: (line, _encoding, done) => {
      logged.push(JSON.parse(String(line)) as Record<string, unknown>);
      done();
    },
  });
  return { log: createLog({ logLevel: 'info' }, stream), logged };
}
