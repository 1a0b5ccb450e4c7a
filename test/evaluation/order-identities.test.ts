/** What a fit remembers of its orders, and which orders it may be scored on later. */
import type { Database } from '../../src/db/database';
import { viewsDir } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { orderIdentities, scorableUsers } from '../../src/evaluation/order-identities';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';

const users = [1, 2, 3, 4, 5, 6];
let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  await insertShop(database.pool, { users: 6, products: 20 });
});
afterAll(() => database.close());

const fittedOn = async (...lags: number[]) => {
  const all = await Promise.all(lags.map((lag) => orderIdentities(database.pool, users, lag)));
  return { kind: 'except', fitted: new Set(all.flat()) } as const;
};
const withoutItems = (orders: string) =>
  database.pool.query(`delete from order_items where order_id in (${orders})`);

test('a fit may be scored on the orders of other lags only', async () => {
  const evaluated = await fittedOn(2, 3);
  expect(await scorableUsers(database.pool, users, 1, evaluated)).toEqual(users);
  expect(await scorableUsers(database.pool, users, 2, evaluated)).toEqual([]);
  expect(await scorableUsers(database.pool, [5, 2], 1, evaluated)).toEqual([5, 2]);
});

test('an order keeps its identity when it receives an external id, and in another database', async () => {
  const { pool } = database;
  const before = await fittedOn(1);
  await pool.query(`update orders set external_id = 'A-' || id`);
  expect(await scorableUsers(pool, users, 1, before)).toEqual([]);
  const after = await fittedOn(1);
  // As after an import into an empty database, where the same orders have other keys.
  await pool.query('alter table order_items drop constraint if exists order_items_order_id_fkey');
  await pool.query('update order_items set order_id = order_id + 500000');
  await pool.query('update orders set id = id + 500000');
  await refreshViews(pool, viewsDir);
  expect(await scorableUsers(pool, users, 1, after)).toEqual([]);
  expect(await scorableUsers(pool, users, 2, after)).toEqual(users);
});

test('a cancelled order makes an order that was fitted on the last one again; a new order does not matter', async () => {
  const { pool } = database;
  const evaluated = await fittedOn(2, 3);
  await withoutItems('select max(id) from orders where user_id in (1, 4) group by user_id');
  expect(await scorableUsers(pool, users, 1, evaluated)).toEqual([2, 3, 5, 6]);
  const published = await fittedOn(1, 2);
  await pool.query(
    `insert into orders (id, external_id, user_id, order_number, eval_set) values (900000, 'new', 3, 900, 'prior')`,
  );
  await pool.query('insert into order_items values (900000, 1, 1, false)');
  expect(await scorableUsers(pool, users, 1, published)).toEqual([3]);
});

test('if it is unknown what a model was fitted on, only orders with a later moment count', async () => {
  const { pool } = database;
  const orders = { kind: 'after', moment: new Date('2026-03-01T12:00:00Z') } as const;
  expect(await scorableUsers(pool, users, 1, orders)).toEqual([]);
  await pool.query(`update orders set ordered_at = '2026-03-01T12:00:00Z' where user_id = 2`);
  await pool.query(`update orders set ordered_at = '2026-03-01T12:00:01Z' where user_id = 5`);
  expect(await scorableUsers(pool, users, 1, orders)).toEqual([5]);
});
