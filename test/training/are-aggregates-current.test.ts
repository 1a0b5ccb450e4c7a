import { viewsDir, type Database } from '../../src/db/database';
import { refreshViews } from '../../src/db/views';
import { areAggregatesCurrent } from '../../src/training/are-aggregates-current';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';

describe('product aggregates', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
  });
  afterAll(() => database.close());

  test('are current when they were just made', async () => {
    expect(await areAggregatesCurrent(database.pool)).toBe(true);
  });

  test.each([
    [
      'a new order',
      `insert into orders (user_id, order_number, eval_set, day_of_week, hour_of_day) values (1, 99, 'prior', 1, 1)`,
    ],
    ['an order that is gone', `delete from orders where order_number = 99`],
    ['another day of an order', `update orders set day_of_week = (day_of_week + 1) % 7 where id = 1001`],
    [
      'another product in a basket',
      `update order_items set product_id = product_id + 100 where order_id = 1001`,
    ],
    [
      'a basket exchanged with another',
      `update order_items set order_id = case order_id when 2001 then 3002 else 2001 end where order_id in (2001, 3002)`,
    ],
  ])('are not after %s, until they are made anew', async (_what, change) => {
    await database.pool.query('alter table order_items disable trigger all');
    await database.pool.query(change);
    expect(await areAggregatesCurrent(database.pool)).toBe(false);
    await refreshViews(database.pool, viewsDir);
    expect(await areAggregatesCurrent(database.pool)).toBe(true);
  });
});
