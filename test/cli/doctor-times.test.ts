/** `npm run doctor`: orders in the future, and moments that were stored under another zone. */
import { checkTimes } from '../../src/cli/doctor/check-times';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';

const now = new Date('2026-11-30T12:00Z');

describe('the moments of orders', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await database.pool.query(`insert into users (id, external_id, uuid) values (1, '1', gen_random_uuid())`);
  });
  afterAll(() => database.close());
  beforeEach(() => database.pool.query('truncate orders, order_items cascade'));

  /** 700 orders at 7 to 20 o'clock, by local hours that are shifted. */
  const store = (shift: number) =>
    database.pool.query(
      `insert into orders (id, external_id, user_id, order_number, eval_set, day_of_week, hour_of_day, ordered_at)
       select n, n::text, 1, n, 'prior', 1, (7 + n % 14 + $1 + 24) % 24, timestamptz '2026-10-01T07:00Z' + n * interval '1 hour'
       from generate_series(1, 700) n`,
      [shift],
    );

  const verdicts = async (zone: string) =>
    (await checkTimes(database.pool, zone, now)).map(({ check, verdict }) => `${check} ${verdict}`);

  test.each([0, 2, -2])('that fit the zone are no finding (hours shifted by %d)', async (shift) => {
    await store(shift);
    expect(await verdicts('UTC')).toEqual(['future-orders ok', 'time-zone ok']);
  });

  test.each([8, -8, 12])('of another zone are found (hours shifted by %d)', async (shift) => {
    await store(shift);
    expect(await verdicts('UTC')).toEqual(['future-orders ok', 'time-zone warning']);
  });

  test('that are in the future are found, with examples', async () => {
    await store(0);
    await database.pool.query(`update orders set ordered_at = '2026-11-30T12:04Z' where id = 1`);
    expect(await verdicts('UTC')).toContain('future-orders ok');
    await database.pool.query(`update orders set ordered_at = '2026-11-30T13:00Z' where id in (2, 3)`);
    const [finding] = await checkTimes(database.pool, 'UTC', now);
    expect(finding).toMatchObject({
      verdict: 'warning',
      message: expect.stringMatching(/^2 orders .* [23], [23]$/),
    });
  });

  test('derived in another zone than the settings name are found', async () => {
    await store(0);
    await database.pool.query(`insert into shop_time_zone (time_zone) values ('Asia/Karachi')`);
    expect(await verdicts('Asia/Karachi')).toContain('time-zone ok');
    expect(await verdicts('UTC')).toContain('time-zone warning');
    await database.pool.query('truncate shop_time_zone');
  });

  test('need not exist', async () => {
    expect(await verdicts('UTC')).toEqual(['future-orders ok', 'time-zone ok']);
  });
});
