/** A shop with ids up to the largest that the tables can store, from its files to the responses of the server. */
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { runServe } from '../server/running-serve';
import { shopWithHabits, times, writeSmallShop } from '../setup/small-shop';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';
import { runProgram } from './run-program';

const LARGEST = 2_147_483_647;
const USERS = 40;
const ORDERS = 6;
const PRODUCTS = 90;

const folder = temporaryFolder();
let database: Database;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  database = await createTestDatabase();
  environment = {
    DATABASE_URL: database.url,
    DATA_DIR: join(folder.path, 'data'),
    MODELS_DIR: join(folder.path, 'models'),
    TIMELE_STATE_DIR: join(folder.path, 'state'),
  };
  const last = (count: number, id: (place: number) => number) => (place: number) =>
    place === count - 1 ? LARGEST : id(place);
  const shop = shopWithHabits(times(USERS, ORDERS), {
    products: PRODUCTS,
    userId: last(USERS, (place) => 2_000_000_000 - 31 * place),
    productId: last(PRODUCTS, (place) => 2_000_000_000 - 1_234_567 * place),
  });
  const orderId = last(USERS * ORDERS, (place) => 2_000_000_000 - 7 * place);
  writeSmallShop(environment.DATA_DIR, { ...shop, orderId });
});
afterAll(async () => {
  await database.close();
  folder.remove();
});

const run = async (program: string, ...args: string[]) => {
  const { code, stdout, stderr } = await runProgram(program, args, environment, folder.path);
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
};

test('is imported, trained, evaluated, recommended for and served', async () => {
  expect(await run('import')).toContain('Imported.');
  expect(await run('train', '--quick')).toContain('Published and active:');
  expect(await run('nightly')).toMatch(/^Nothing to do: /m);
  expect(await run('evaluate', '--tune-budget', '2')).toContain('recall@10');
  const [first] = (await run('recommend', String(LARGEST))).split('\n');
  expect(first).toMatch(new RegExp(`^User ${LARGEST} .*, PERSONALIZED`));
  await run('recommend', '--all', '--out', join(folder.path, 'all.parquet'));
  const findings = await runProgram('doctor', ['--json'], environment);
  const { verdict } = (JSON.parse(findings.stdout) as { check: string; verdict: string }[]).find(
    ({ check }) => check === 'model-data',
  ) as { verdict: string };
  expect(verdict).toBe('ok');

  const serve = runServe(environment);
  await serve.says('Ctrl-C stops it.');
  const url = /Serving at (\S+)\/graphql/.exec(serve.output())?.[1] as string;
  const response = await fetch(`${url}/predict/${LARGEST}`, { method: 'POST' });
  const predicted = (await response.json()) as { success: boolean; predicted_cart: { product_id: number }[] };
  expect(predicted.success).toBe(true);
  const known = await database.pool.query<{ id: number }>('select id from products');
  const ids = known.rows.map(({ id }) => id);
  expect(ids).toContain(LARGEST);
  for (const { product_id: id } of predicted.predicted_cart) expect(ids).toContain(id);
  const query = `{ product(id: "${LARGEST}") { id } }`;
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  expect(await answer.json()).toEqual({ data: { product: { id: String(LARGEST) } } });
  serve.child.kill('SIGTERM');
  expect(await serve.exitCode).toBe(0);
});

test('an id that no user has is rejected in one sentence', async () => {
  const { code, stderr } = await runProgram('recommend', ['2147483648'], environment);
  expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([
    1,
    `Expected the shop's own id or the UUID of a user in the database, found no user "2147483648". ` +
      'Check the id, or import data with "npm run import".',
  ]);
});
