import type { Database } from '../../src/db/database';
import { DatabaseOutage, isDatabaseOutage } from '../../src/db/outage';
import { ServingPool } from '../../src/db/serving-pool';
import { createTestDatabase } from '../setup/test-database';

describe('ServingPool', () => {
  let database: Database;
  let pool: ServingPool;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => {
    pool = new ServingPool(database.url, { size: 2, timeoutMs: 150 });
  });
  afterEach(() => pool.end());
  afterAll(() => database.close());

  const thrownBy = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  test('ends a statement that takes too long; the connection goes on', async () => {
    const error = await thrownBy(pool.query('select pg_sleep(5)'));
    expect(error).toMatchObject({ code: '57014' });
    expect(isDatabaseOutage(error)).toBe(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('does not let anybody wait long for a connection', async () => {
    const held = [await pool.connect(), await pool.connect()];
    expect(isDatabaseOutage(await thrownBy(pool.query('select 1')))).toBe(true);
    for (const client of held) client.release();
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('asks a lost database once a second and not for every request', async () => {
    const gone = new ServingPool(database.url.replace(/:\d+\//, ':1/'), { size: 2, timeoutMs: 150 });
    expect(await thrownBy(gone.query('select 1'))).toMatchObject({ code: 'ECONNREFUSED' });
    for (let i = 0; i < 3; i++) {
      const error = await thrownBy(gone.query('select 1'));
      expect(error).toBeInstanceOf(DatabaseOutage);
      expect(isDatabaseOutage(error)).toBe(true);
      expect(await thrownBy(gone.connect())).toBeInstanceOf(DatabaseOutage);
    }
    await gone.end();
  });

  test('a wrong statement is no outage', async () => {
    const error = await thrownBy(pool.query('select from nowhere'));
    expect(error).toMatchObject({ code: '42P01' });
    expect(isDatabaseOutage(error)).toBe(false);
  });
});
