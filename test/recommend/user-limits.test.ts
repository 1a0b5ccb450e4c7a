/** What must not be recommended, read from a real database. */
import type { Database } from '../../src/db/database';
import { noLimits, readUnavailable, readUserLimits } from '../../src/recommend/user-limits';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';

describe('user limits', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool, { users: 3, products: 10, orders: 3 });
  });
  afterAll(() => database.close());

  test('nothing is limited while all products are available and none was dismissed', async () => {
    const { unavailable, dismissedBy } = await readUserLimits(database.pool, [1, 2, 3]);
    expect(unavailable).toEqual(new Set());
    expect(dismissedBy(1)).toEqual(new Set());
    expect(await readUnavailable(database.pool)).toEqual(new Set());
  });

  test('unavailable products count for all users, dismissed ones for the user who dismissed them', async () => {
    const { pool } = database;
    await pool.query('update products set available = false where id in (4, 5)');
    await pool.query(
      `insert into feedback_events (request_id, user_id, product_id, kind)
       values (gen_random_uuid(), 1, 7, 'dismiss'), (gen_random_uuid(), 1, 7, 'dismiss'),
         (gen_random_uuid(), 1, 8, 'dismiss'), (gen_random_uuid(), 2, 9, 'dismiss'),
         (gen_random_uuid(), 2, 3, 'click'), (gen_random_uuid(), 3, 1, 'dismiss')`,
    );
    const { unavailable, dismissedBy } = await readUserLimits(pool, [1, 2]);
    expect(unavailable).toEqual(new Set([4, 5]));
    expect(dismissedBy(1)).toEqual(new Set([7, 8]));
    expect(dismissedBy(2)).toEqual(new Set([9]));
    // User 3 was not among those asked for.
    expect(dismissedBy(3)).toEqual(new Set());
    expect(await readUnavailable(pool)).toEqual(new Set([4, 5]));
    expect((await readUserLimits(pool, [])).unavailable).toEqual(new Set([4, 5]));
  });

  test('past cutoffs have no limits', () => {
    expect(noLimits.unavailable).toEqual(new Set());
    expect(noLimits.dismissedBy(1)).toEqual(new Set());
  });
});
