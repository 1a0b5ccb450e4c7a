import { itemRange, loadBasketHistories } from '../../src/evaluation/basket-histories';
import { loadCatalogue } from '../../src/retrieval/catalogue';
import type { Database } from '../../src/db/database';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';

let database: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  await insertShop(database.pool, { users: 6, pending: true });
  await database.pool.query(`insert into users (id, external_id, uuid) values (99, '99', gen_random_uuid())`);
});
afterAll(() => database.close());

test.each([0, 1, 2])('as of lag %i, each user has all baskets except the last ones', async (lag) => {
  const { products } = await loadCatalogue(database.pool, lag);
  const histories = await loadBasketHistories(database.pool, products, lag);
  expect([...histories.userIds]).toEqual([1, 2, 3, 4, 5, 6, 99]);
  for (const userId of histories.userIds) {
    const { rows } = await database.pool.query<{ ids: number[] }>(
      `select array_agg(product_id order by add_to_cart_order) as ids
       from orders o join order_items i on i.order_id = o.id
       where user_id = $1 group by order_number order by order_number`,
      [userId],
    );
    const known = rows.slice(0, Math.max(0, rows.length - lag)).map(({ ids }) => ids);
    const user = histories.userOf(userId) as number;
    const { basketStarts, itemStarts, items } = histories;
    const baskets = [];
    for (let b = basketStarts[user]; b < basketStarts[user + 1]; b++) {
      const own = items.subarray(itemStarts[b], itemStarts[b + 1]);
      baskets.push(Array.from(own, (product) => products.ids[product]));
    }
    expect(baskets).toEqual(known);
    const [start, end] = itemRange(histories, user);
    expect(end - start).toBe(known.flat().length);
  }
});

test('an unknown user has no place', async () => {
  const { products } = await loadCatalogue(database.pool, 1);
  expect((await loadBasketHistories(database.pool, products, 1)).userOf(12345)).toBeUndefined();
});
