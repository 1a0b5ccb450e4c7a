/** `npm start` without a model: a shop with too little data, and a database without data. */
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { listVersions } from '../../src/registry/versions';
import { shopWithHabits, times, writeSmallShop } from '../setup/small-shop';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';
import { runProgram } from '../cli/run-program';
import { runServe } from './running-serve';
import type { RunningServe } from './running-serve';

let database: Database;
let folder: ReturnType<typeof temporaryFolder>;
let environment: Record<string, string>;
let serve: RunningServe | undefined;
beforeEach(async () => {
  database = await createTestDatabase();
  folder = temporaryFolder();
  environment = {
    DATABASE_URL: database.url,
    DATA_DIR: '',
    MODELS_DIR: join(folder.path, 'models'),
    TIMELE_STATE_DIR: join(folder.path, 'state'),
  };
});
afterEach(async () => {
  if (serve) await stop(serve);
  await database.close();
  folder.remove();
});

async function start(): Promise<string> {
  serve = runServe(environment);
  await serve.says('Ctrl-C stops it.');
  return /Serving at (\S+)\/graphql/.exec(serve.output())?.[1] as string;
}

async function stop({ child, exitCode }: RunningServe): Promise<void> {
  child.kill('SIGTERM');
  expect(await exitCode).toBe(0);
  serve = undefined;
}

const ask = async (url: string, query: string) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as {
    data: Record<string, never>;
    errors?: { extensions: { code: string } }[];
  };
};
const ready = async (url: string) => {
  const response = await fetch(`${url}/readyz`);
  return [response.status, (await response.json()) as { ready: boolean; model: boolean }] as const;
};
const readyWithoutModel = [200, { ready: true, database: true, model: false }];

test('a shop with two regular users starts, recommends POPULAR products, records orders, and serves a model once there is enough data', async () => {
  environment.DATA_DIR = join(folder.path, 'data');
  writeSmallShop(environment.DATA_DIR, shopWithHabits([7, 5, ...times(20, 2)]));
  const url = await start();
  const output = serve?.output() ?? '';
  expect(output).toContain(
    'Too little data to train: at least 10 users with 3 or more orders with items are needed, found 2 among 22 users;',
  );
  expect(output).toContain('There is not enough data to train yet: every user gets popular products');
  expect(output).not.toMatch(/ at .*\.(js|ts):\d+/);
  expect(await ready(url)).toEqual(readyWithoutModel);

  const { rows } = await database.pool.query<{ uuid: string }>('select uuid from users order by id');
  const [regular, ...others] = rows.map(({ uuid }) => uuid);
  const { data } = await ask(
    url,
    `{ recommendations(userId: "${regular}") { strategy modelVersion items { rank } } }`,
  );
  expect(data.recommendations).toMatchObject({ strategy: 'POPULAR', modelVersion: null });
  expect(data.recommendations).toHaveProperty('items.length', 10);

  for (const user of others.slice(1, 12)) {
    const recorded = await ask(
      url,
      `mutation { recordOrder(input: { userId: "${user}", productIds: ["1", "2"] }) { created order { orderNumber } } }`,
    );
    expect(recorded).toEqual({ data: { recordOrder: { created: true, order: { orderNumber: 3 } } } });
  }
  const nightly = await runProgram('nightly', ['--quick'], environment);
  expect([nightly.code, nightly.stdout]).toEqual([0, expect.stringContaining('Published and active:')]);
  const [version] = await listVersions(environment.MODELS_DIR);
  // The running server polls the registry every two seconds.
  while ((await ready(url))[1].model !== true) await new Promise((resolve) => setTimeout(resolve, 50));
  const after = await ask(url, `{ recommendations(userId: "${regular}") { strategy modelVersion } }`);
  expect(after.data.recommendations).toEqual({ strategy: 'PERSONALIZED', modelVersion: version });
});

test('an empty database of DATABASE_URL stays empty: the sample shop is not imported, nothing is trained', async () => {
  const url = await start();
  const output = serve?.output() ?? '';
  expect(output).toContain(
    'The database contains no orders yet and DATA_DIR is not set: starting without data.',
  );
  expect(output).toContain('DATA_DIR=../my-shop npm run import');
  expect(output).not.toMatch(/importing|training a small one/);
  const { rows } = await database.pool.query(
    'select (select count(*)::int from orders) as orders, (select count(*)::int from products) as products',
  );
  expect(rows).toEqual([{ orders: 0, products: 0 }]);

  expect(await ready(url)).toEqual(readyWithoutModel);
  const anybody = '54e02e9f-e6c8-50c3-9b2e-87f37ee5b745';
  expect(await ask(url, '{ popularProducts(first: 5) { name } }')).toEqual({ data: { popularProducts: [] } });
  const unknown = await ask(url, `{ recommendations(userId: "${anybody}") { strategy } }`);
  expect(unknown.errors?.map(({ extensions }) => extensions.code)).toEqual(['USER_NOT_FOUND']);
  const recorded = await ask(
    url,
    `mutation { recordOrder(input: { userId: "${anybody}", productIds: ["1"] }) { created } }`,
  );
  expect(recorded.errors?.map(({ extensions }) => extensions.code)).toEqual(['USER_NOT_FOUND']);
  const { data } = await ask(url, '{ health { status dataLoaded { users orders } } }');
  expect(data.health).toEqual({ status: 'DEGRADED', dataLoaded: { users: 0, orders: 0 } });
});

test('the sample shop is imported if DATA_DIR names it', async () => {
  environment.DATA_DIR = 'data/sample';
  serve = runServe(environment);
  await serve.says('importing');
  await serve.says('training a small one');
  const { rows } = await database.pool.query('select count(*)::int as users from users');
  expect(rows).toEqual([{ users: 500 }]);
});
