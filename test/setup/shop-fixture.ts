/**
 * A small shop in a test database: users with habits drawn from a seed, so that aggregates differ from product to
 * product. Orders 1 to n are known; with `pending`, one more is announced without items.
 */
import type { Pool } from 'pg';
import { refreshViews } from '../../src/db/views/refresh-views';
import { viewsDir } from '../../src/db/database';
import { Random } from '../../src/lib/random';

export interface ShopOptions {
  readonly users?: number;
  readonly products?: number;
  readonly orders?: number;
  readonly pending?: boolean;
  readonly prices?: boolean;
}

/** Fills the tables and refreshes the views. User ids 1.., product ids 1.., order ids user * 1000 + order number. */
export async function insertShop(pool: Pool, options: ShopOptions = {}): Promise<void> {
  const { users = 12, products = 30, orders = 8, pending = false, prices = true } = options;
  const random = new Random(1, 'shop');
  await pool.query(
    `insert into departments (id, external_id, name) select d, d::text, 'department ' || d from generate_series(1, 3) d`,
  );
  await pool.query(
    `insert into aisles (id, external_id, name) select a, a::text, 'aisle ' || a from generate_series(1, 6) a`,
  );
  await pool.query(
    `insert into products (id, external_id, name, aisle_id, department_id, price)
     select p, p::text, 'product ' || p, 1 + p % 6, 1 + p % 3, case when $2 then 1 + p % 7 end from generate_series(1, $1::int) p`,
    [products, prices],
  );
  await pool.query(
    `insert into users (id, external_id, uuid) select u, u::text, gen_random_uuid() from generate_series(1, $1::int) u`,
    [users],
  );
  for (let user = 1; user <= users; user++) {
    const favourites = Array.from(
      { length: 6 },
      () => 1 + Math.floor(random.next() * random.next() * products),
    );
    const count = 3 + Math.floor(random.next() * (orders - 2));
    for (let number = 1; number <= count + Number(pending); number++) {
      await pool.query(
        `insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day, days_since_prior_order)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          user * 1000 + number,
          user,
          number,
          number > count ? 'test' : 'prior',
          Math.floor(random.next() * 7),
          Math.floor(random.next() * 24),
          number === 1 ? null : Math.floor(random.next() * 30),
        ],
      );
      if (number > count) continue;
      const basket = new Set(favourites.filter(() => random.next() < 0.6));
      basket.add(1 + Math.floor(random.next() * products));
      await pool.query(
        `insert into order_items (order_id, product_id, add_to_cart_order, reordered)
         select $1, product, place, false from unnest($2::int[]) with ordinality as b (product, place)`,
        [user * 1000 + number, [...basket]],
      );
    }
  }
  await pool.query('analyze');
  await refreshViews(pool, viewsDir);
}
