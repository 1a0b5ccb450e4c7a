/** Users whose oldest orders have weights too small for a float: a till's account for guests, or a shop of many years. */
import type { Database } from '../../src/db/database';
import { viewsDir } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { columnOf, readHistories } from '../../src/features/history';
import { readTargets } from '../../src/features/read-targets';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';

const GUEST = 2_000_000_000;
const RARE = 3_001;
const USUAL = 3_002;

describe.each([
  ['many orders', 7_500, 1],
  ['decades between orders', 1_200, 100_000],
])('a user with %s', (_what, orders, gapDays) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
    await addGuest(database, orders, gapDays);
    await refreshViews(database.pool, viewsDir);
  }, 120_000);
  afterAll(() => database.close());

  test('gets feature rows, in which what is long past weighs nothing', async () => {
    const targets = await readTargets(database.pool, [GUEST], 0);
    const { of, columns } = await readHistories(database.pool, targets);
    const [{ products, aisles, departments }] = of;
    expect(Array.from(products.keys)).toEqual([RARE, USUAL]);
    for (const column of columns.userProduct.filter((name) => name.startsWith('decay_'))) {
      const [rare, usual] = columnOf(products, columns.userProduct, column);
      if (column === 'decay_80_rank') expect([rare, usual]).toEqual([2, 1]);
      else expect([Math.fround(rare), usual > 0]).toEqual([0, true]);
    }
    for (const [rows, names] of [
      [aisles, columns.aisle] as const,
      [departments, columns.department] as const,
    ]) {
      expect(Array.from(columnOf(rows, names, 'decay_80'), Math.round)).toEqual([5]);
    }
  });

  test('is among the users that are searched for neighbours', async () => {
    const { rows } = await database.pool.query<{ products: number[]; shares: number[] }>(
      'select product_ids as products, shares from reference_users where user_id = $1 and lag = 0',
      [GUEST],
    );
    expect(rows[0].products).toEqual([RARE, USUAL]);
    expect(rows[0].shares[0]).toBeLessThan(1e-30);
    expect(rows[0].shares[1]).toBeCloseTo(1, 6);
  });
});

/** Buys the rare product in the first order, the usual one in all. */
async function addGuest({ pool }: Database, orders: number, gapDays: number): Promise<void> {
  await pool.query(
    'insert into users (id, external_id, uuid) values ($1::int, $1::int::text, gen_random_uuid())',
    [GUEST],
  );
  await pool.query(
    `insert into products (id, external_id, name, aisle_id, department_id)
     select id, id::text, 'product ' || id, aisle_id, department_id
     from unnest($1::int[]) as new (id)
     cross join (select aisle_id, department_id from products order by id limit 1) place`,
    [[RARE, USUAL]],
  );
  await pool.query(
    `insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day, days_since_prior_order)
     select 1000000 + number, $1, number, 'prior', 1, 12, case when number > 1 then $3::real end
     from generate_series(1, $2::int) as number`,
    [GUEST, orders, gapDays],
  );
  await pool.query(
    `insert into order_items (order_id, product_id, add_to_cart_order, reordered)
     select id, $1::int, 1, order_number > 1 from orders where user_id = $2
     union all
     select id, $3::int, 2, false from orders where user_id = $2 and order_number = 1`,
    [USUAL, GUEST, RARE],
  );
}
