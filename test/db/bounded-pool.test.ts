import type { Database } from '../../src/db/database';
import { DatabaseOutage, isDatabaseOutage } from '../../src/db/outage';
import { BoundedPool } from '../../src/db/bounded-pool';
import { createTestDatabase } from '../setup/test-database';

describe('BoundedPool', () => {
  let database: Database;
  let pool: BoundedPool;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => {
    pool = new BoundedPool(database.url, { size: 2, timeoutMs: 150 });
  });
  afterEach(() => pool.end());
  afterAll(() => database.close());

  const thrownBy = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );

  test('cancels a statement that takes too long; the connection remains usable', async () => {
    const error = await thrownBy(pool.query('select pg_sleep(5)'));
    expect(error).toMatchObject({ code: '57014' });
    expect(isDatabaseOutage(error)).toBe(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('limits the wait for a connection', async () => {
    const held = [await pool.connect(), await pool.connect()];
    expect(isDatabaseOutage(await thrownBy(pool.query('select 1')))).toBe(true);
    for (const client of held) client.release();
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('tries a lost database once per second, not for every request', async () => {
    const gone = new BoundedPool(database.url.replace(/:\d+\//, ':1/'), { size: 2, timeoutMs: 150 });
    expect(await thrownBy(gone.query('select 1'))).toMatchObject({ code: 'ECONNREFUSED' });
    for (let i = 0; i < 3; i++) {
      const error = await thrownBy(gone.query('select 1'));
      expect(error).toBeInstanceOf(DatabaseOutage);
      expect(isDatabaseOutage(error)).toBe(true);
      expect(await thrownBy(gone.connect())).toBeInstanceOf(DatabaseOutage);
    }
    await gone.end();
  });

  test('does not treat an invalid statement as an outage', async () => {
    const error = await thrownBy(pool.query('select from nowhere'));
    expect(error).toMatchObject({ code: '42P01' });
    expect(isDatabaseOutage(error)).toBe(false);
  });
});
