/** The single statement gives the same as separate ones. */
import type { Database } from '../../src/db/database';
import { readHistories } from '../../src/features/history';
import { readTargets } from '../../src/features/read-targets';
import { readTargetsWithHistories } from '../../src/recommend/targets-with-histories';
import { createTestDatabase } from '../setup/test-database';
import { insertShop } from '../setup/shop-fixture';

describe('readTargetsWithHistories', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
    await database.pool.query(
      'insert into users (id, external_id, uuid) values (999, 999::text, gen_random_uuid())',
    );
  });
  afterAll(() => database.close());

  test.each([0, 1, 2])('gives the targets and histories at lag %i', async (lag) => {
    const { pool } = database;
    const users = [3, 1, 2, 999];
    const targets = await readTargets(pool, users, lag);
    const histories = await readHistories(pool, targets);
    const found = await readTargetsWithHistories(pool, users, lag);
    expect(found.ofUser.size).toBe(targets.length);
    const ofTargets = targets.map(({ userId }) => found.ofUser.get(userId));
    expect(ofTargets.map((user) => user?.target)).toEqual(targets);
    expect(ofTargets.map((user) => user?.history)).toEqual(histories.of);
    expect(found.columns).toEqual(histories.columns);
    expect(targets.some(({ knownOrders }) => knownOrders > 0)).toBe(true);
  });

  test('gives dismissed and unavailable products, the latter even without a user', async () => {
    const { pool } = database;
    await pool.query('update products set available = false where id in (4, 5)');
    await pool.query(
      `insert into feedback_events (request_id, user_id, product_id, kind)
       values (gen_random_uuid(), 1, 7, 'dismiss'), (gen_random_uuid(), 1, 7, 'dismiss'),
         (gen_random_uuid(), 1, 8, 'click'), (gen_random_uuid(), 2, 9, 'dismiss')`,
    );
    const { ofUser, unavailable } = await readTargetsWithHistories(pool, [1, 2, 3], 0);
    expect([1, 2, 3].map((user) => [...(ofUser.get(user)?.dismissed ?? [])])).toEqual([[7], [9], []]);
    expect([...unavailable].sort()).toEqual([4, 5]);
    const unknown = await readTargetsWithHistories(pool, [12345], 0);
    expect(unknown.ofUser.size).toBe(0);
    expect([...unknown.unavailable].sort()).toEqual([4, 5]);
  });
});
