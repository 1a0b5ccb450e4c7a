import type { Database } from '../../src/db/database';
import { readOwnBaskets } from '../../src/features/read-own-baskets';
import { createTestDatabase } from '../setup/test-database';
import { insertShop } from '../setup/shop-fixture';

describe('the own baskets of a user', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
  });
  afterAll(() => database.close());

  test('are those before the cutoff, oldest first; the basket at the cutoff is not among them', async () => {
    const { pool } = database;
    const basketOf = async (orderId: number) => {
      const { rows } = await pool.query<{ product_id: number }>(
        'select product_id from order_items where order_id = $1 order by product_id',
        [orderId],
      );
      return rows.map(({ product_id }) => product_id);
    };
    const targets = [
      { userId: 2, orderNumber: 3 },
      { userId: 1, orderNumber: 1 },
      { userId: 1, orderNumber: 3 },
    ];
    expect(await readOwnBaskets(pool, targets)).toEqual([
      [await basketOf(2001), await basketOf(2002)],
      [],
      [await basketOf(1001), await basketOf(1002)],
    ]);
  });
});
