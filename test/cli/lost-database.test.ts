import { Client } from 'pg';
import { isLostDatabase } from '../../src/db/lost-database';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';

let database: Database;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.close());

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('a terminated connection and an unreachable server are lost databases', async () => {
  const client = new Client({ connectionString: database.url });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const sleeping = failureOf(client.query('select pg_sleep(60)'));
  await database.pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
  const ended = await sleeping;
  expect(isLostDatabase(ended)).toBe(true);
  expect(isLostDatabase(await failureOf(client.query('select 1')))).toBe(true);
  expect(isLostDatabase(new Error('reading rows', { cause: ended }))).toBe(true);
  const unreachable = new Client({ host: '127.0.0.1', port: 1 });
  expect(isLostDatabase(await failureOf(unreachable.connect()))).toBe(true);
});

test('an invalid statement and other errors are not', async () => {
  expect(isLostDatabase(await failureOf(database.pool.query('select nothing')))).toBe(false);
  expect(isLostDatabase(new Error('no such file'))).toBe(false);
  expect(isLostDatabase('57P01')).toBe(false);
});
