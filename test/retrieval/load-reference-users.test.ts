/** Reference users read from a real database, compared with the orders themselves. */
import type { Database } from '../../src/db/database';
import { loadProductTable } from '../../src/features/product-table';
import { loadReferenceUsers } from '../../src/retrieval/reference-users';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';

describe('loadReferenceUsers', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
  });
  afterAll(() => database.close());

  test.each([0, 2])('gives the products that each user had bought as of lag %i', async (lag) => {
    const products = await loadProductTable(database.pool, lag);
    const { userIds, shares, products: bought } = await loadReferenceUsers(database.pool, products);
    const { rows } = await database.pool.query<{ user_id: number; product_ids: number[] }>(
      `select o.user_id, array_agg(p.id order by p.external_id) as product_ids
       from (
         select distinct o.user_id, i.product_id
         from known_orders o join order_items i using (order_id)
         where o.lag > $1
       ) o
       join products p on p.id = o.product_id
       join users u on u.id = o.user_id
       group by o.user_id, u.external_id order by u.external_id`,
      [lag],
    );
    const found = Array.from(userIds, (user_id, user) => {
      const places = shares.columns.subarray(shares.starts[user], shares.starts[user + 1]);
      return { user_id, product_ids: Array.from(places, (place) => products.ids[bought[place]]) };
    });
    expect(found).toEqual(rows);
    expect(found.length).toBeGreaterThan(5);
    expect(Math.min(...shares.values)).toBeGreaterThan(0);
    expect(Math.max(...shares.values)).toBeLessThanOrEqual(1);
  });
});
