/**
 * No leakage and no skew: a training row as of a cutoff equals the row that serving would have built at that moment.
 */
import { viewsDir } from '../../src/db/database';
import type { Database } from '../../src/db/database';
import { refreshViews } from '../../src/db/views/refresh-views';
import { featureNames } from '../../src/features/feature-columns';
import { readTargets } from '../../src/features/read-targets';
import type { Target } from '../../src/features/target';
import { candidateRows } from '../../src/retrieval/candidate-rows';
import type { CandidateRows } from '../../src/retrieval/candidate-rows';
import { loadCatalogue } from '../../src/retrieval/catalogue';
import { createTestDatabase } from '../setup/test-database';
import { insertShop } from '../setup/shop-fixture';

const sizes = { userNeighbours: 5, coPurchase: 5, transition: 10, aislePopular: 5, popular: 5 };
const userIds = Array.from({ length: 12 }, (_, i) => i + 1);

interface Rows {
  readonly targets: readonly Target[];
  readonly found: CandidateRows;
}

async function rowsAt(database: Database, lag: number, users: readonly number[] = userIds): Promise<Rows> {
  const catalogue = await loadCatalogue(database.pool, lag);
  const targets = (await readTargets(database.pool, users, lag)).filter(({ knownOrders }) => knownOrders > 0);
  const requests = targets.map((target) => ({ target, filter: {}, dismissed: new Set<number>() }));
  const found = await candidateRows(
    { pool: database.pool, catalogue, sizes, unavailable: new Set() },
    requests,
  );
  return { targets, found };
}

describe.each([
  ['all days and hours known', 'select'],
  [
    'some days and hours unknown',
    `update orders set day_of_week = null where id % 5 = 0; update orders set hour_of_day = null where id % 3 = 0`,
  ],
])('feature rows as of a cutoff, %s', (_what, change) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
    await database.pool.query(change);
    await refreshViews(database.pool, viewsDir);
  });
  afterAll(() => database.close());

  test.each([1, 2, 3])(
    'at lag %i equal the rows served when those orders had not happened yet',
    async (lag) => {
      const before = await createTestDatabase();
      try {
        await insertShop(before.pool);
        await before.pool.query(change);
        await before.pool.query(
          `create temp table later as select order_id, lag from known_orders where lag <= ${lag};
         delete from order_items where order_id in (select order_id from later);
         delete from orders where id in (select order_id from later where lag < ${lag});`,
        );
        await refreshViews(before.pool, viewsDir);
        const trained = await rowsAt(database, lag);
        const served = await rowsAt(before, 0);
        // A user whose history was shorter than the lag has a next order there, but no target here.
        const kept = served.targets.filter(({ userId }) =>
          trained.targets.some((target) => target.userId === userId),
        );
        const ids = kept.map(({ userId }) => userId);
        expect(ids.length).toBeGreaterThan(5);
        const trainedAgain = await rowsAt(database, lag, ids);
        const servedAgain = await rowsAt(before, 0, ids);
        expect(servedAgain.found.candidates).toEqual(trainedAgain.found.candidates);
        expect(servedAgain.found.rows).toEqual(trainedAgain.found.rows);
      } finally {
        await before.close();
      }
    },
  );

  test('do not depend on the other targets of the batch', async () => {
    const { targets, found } = await rowsAt(database, 1);
    for (const [r, { userId }] of targets.entries()) {
      const alone = await rowsAt(database, 1, [userId]);
      const [start, end] = [found.starts[r], found.starts[r + 1]];
      expect(alone.found.rows).toEqual(found.rows.slice(start * found.width, end * found.width));
    }
  });

  test('do not depend on anything at or after the cutoff', async () => {
    const changed = await createTestDatabase();
    try {
      await insertShop(changed.pool);
      const lag = 2;
      const before = await rowsAt(changed, lag);
      await changed.pool.query(
        `create temp table later as select order_id, lag from known_orders where lag <= ${lag};
         delete from order_items where order_id in (select order_id from later) and product_id % 2 = 0;
         insert into order_items
           select order_id, p, p, true from later cross join generate_series(1, 30, 3) p on conflict do nothing;
         update orders set day_of_week = 6 - day_of_week, hour_of_day = 23 - hour_of_day, days_since_prior_order = 1
           where id in (select order_id from later where lag < ${lag});`,
      );
      await refreshViews(changed.pool, viewsDir);
      const after = await rowsAt(changed, lag);
      expect(after.found.candidates).toEqual(before.found.candidates);
      expect(after.found.rows).toEqual(before.found.rows);
    } finally {
      await changed.close();
    }
  });

  test('depend on orders before the cutoff', async () => {
    const changed = await createTestDatabase();
    try {
      await insertShop(changed.pool);
      const before = await rowsAt(changed, 1);
      await changed.pool.query(
        `delete from order_items using known_orders o where o.order_id = order_items.order_id and o.lag = 2`,
      );
      await refreshViews(changed.pool, viewsDir);
      expect((await rowsAt(changed, 1)).found.rows).not.toEqual(before.found.rows);
    } finally {
      await changed.close();
    }
  });

  test('contain the numbers that a manual count gives', async () => {
    const { targets, found } = await rowsAt(database, 1);
    const { userId, orderNumber } = targets[0];
    const { rows } = await database.pool.query<{ product_id: number; orders: number; last: number }>(
      `select product_id, count(*)::int as orders, max(order_number) as last
       from orders join order_items on order_id = id where user_id = $1 and order_number < $2 group by product_id`,
      [userId, orderNumber],
    );
    const products = (await loadCatalogue(database.pool, 1)).products.ids;
    const feature = (row: number, name: string) => found.rows[row * found.width + featureNames.indexOf(name)];
    for (const { product_id, orders, last } of rows) {
      const row = found.candidates.findIndex(({ product }) => products[product] === product_id);
      expect(feature(row, 'user_product_orders')).toBe(orders);
      expect(feature(row, 'user_product_orders_since_last')).toBe(orderNumber - 1 - last);
      expect(feature(row, 'user_orders')).toBe(orderNumber - 1);
    }
  });
});
