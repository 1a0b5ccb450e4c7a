/**
 * Compares the aggregates over all users with their plain definition: everything before lag L, counted for this level
 * only. The views count each purchase once for all levels, and drop early what cannot be among the best; neither may
 * change a number. An unknown day or hour is no day or hour: it is not counted where they matter. Of equal products, the
 * one with the smaller external id comes first.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewsDir } from '../../src/db/database';
import type { Database } from '../../src/db/database';
import { buildViews } from '../../src/db/views/build-views';
import { refreshViews } from '../../src/db/views/refresh-views';
import { insertShop } from '../setup/shop-fixture';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';

type Row = Readonly<Record<string, number>>;

const levels = [0, 2, 8];

const onBusyDay = 'update orders set day_of_week = 2, hour_of_day = 9 where id % 3 > 0;';
const unknown = `
  update orders set day_of_week = null where id % 5 = 0;
  update orders set hour_of_day = null where id % 7 < 3;
  update orders set ordered_at = '2026-01-01'::timestamptz + id % 300 * interval '1 day' where id % 4 = 0;
  update products set external_id = 'x' || id where id % 3 = 0;`;

describe.each([
  ['days and hours known', onBusyDay],
  ['some days, hours and dates unknown', onBusyDay + unknown],
  ['no hour known', `${onBusyDay} update orders set hour_of_day = null`],
  ['neither days nor hours known', 'update orders set day_of_week = null, hour_of_day = null'],
])('product aggregates, %s', (_what, change) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool, { users: 150, products: 160, orders: 12 });
    // A single day and band, so that its cell has more products than the view keeps.
    await database.pool.query(change);
    await refreshViews(database.pool, viewsDir);
  });
  afterAll(() => database.close());

  const rowsOf = async (sql: string, values: readonly unknown[]) =>
    (await database.pool.query<Row>(sql, [...values])).rows;

  const purchases = `
    select i.product_id, p.external_id, i.add_to_cart_order, o.order_id, o.user_id, o.lag, o.sequence, o.day,
      o.day_of_week, o.hour_of_day, o.ordered_at
    from known_orders o join order_items i using (order_id) join products p on p.id = i.product_id
    where o.lag > $1::int`;

  test.each(levels)('product_features as of lag %i', async (lag) => {
    const expected = await rowsOf(
      `with purchases as (${purchases}),
       numbered as (
         select *, row_number() over product as nth, sequence - lag(sequence) over product as gap_orders,
           day - lag(day) over product as gap_days
         from purchases window product as (partition by user_id, product_id order by sequence)
       )
       select
         product_id, count(*)::int as orders,
         count(*) / (select count(distinct order_id) from purchases)::float8 as order_share,
         count(distinct user_id) / (select count(distinct user_id) from purchases)::float8 as buyer_share,
         1 - count(*) filter (where nth = 2) / count(distinct user_id)::float8 as one_shot_share,
         avg((nth > 1)::int)::float8 as reorder_ratio,
         (count(*) filter (where gap_orders = 1) + 1) / (count(*) filter (where lag > $1::int + 1) + 10)::float8
           as next_order_rate,
         avg(gap_orders)::float8 as mean_gap_orders,
         avg(gap_days) as mean_gap_days,
         avg(add_to_cart_order)::float8 as mean_cart_position,
         avg(cos(2 * pi() * day_of_week / 7)) as day_cos,
         avg(sin(2 * pi() * hour_of_day / 24)) as hour_sin,
         avg(cos(2 * pi() * extract(doy from ordered_at)::float8 / 365.25)) as season_cos
       from numbered group by product_id order by product_id`,
      [lag],
    );
    const names = Object.keys(expected[0]).filter((name) => name !== 'orders');
    const found = await rowsOf(
      `select orders::int, ${names.join(', ')} from product_features where lag = $1::int order by product_id`,
      [lag],
    );
    expect(found.length).toBeGreaterThan(20);
    expectClose(found, expected);
  });

  test.each(levels)('product_neighbours as of lag %i', async (lag) => {
    const expected = await rowsOf(
      `select * from (
         select a.product_id, b.product_id as neighbour_id, count(*)::int as orders,
           count(*) / ((select count(*) from (${purchases}) p where p.product_id = a.product_id) + 3)::float8 as confidence,
           (row_number() over (partition by a.product_id order by count(*) desc, b.external_id))::int as place
         from (${purchases}) a join (${purchases}) b using (order_id)
         where a.product_id <> b.product_id group by a.product_id, b.product_id, b.external_id having count(*) >= 2
       ) pairs where place <= 30 order by product_id, place`,
      [lag],
    );
    const found = await rowsOf(
      `select product_id, neighbour_id, orders, confidence, place from product_neighbours
       where lag = $1::int order by product_id, place`,
      [lag],
    );
    if (lag === 0) expect(found.some(({ place }) => place === 30)).toBe(true);
    expectClose(found, expected);
  });

  test.each(levels)('product_transitions as of lag %i', async (lag) => {
    const expected = await rowsOf(
      `select product_id, next_id, place, confidence from (
         select a.product_id, b.product_id as next_id,
           count(*) / ((select count(*) from (${purchases}) p where p.product_id = a.product_id and p.lag > $1::int + 1) + 5)::float8
             as confidence,
           (row_number() over (partition by a.product_id order by count(*) desc, b.external_id))::int as place
         from (${purchases}) a join (${purchases}) b on b.user_id = a.user_id and b.sequence = a.sequence + 1
         where a.product_id <> b.product_id group by a.product_id, b.product_id, b.external_id having count(*) >= 2
       ) pairs where place <= 20 order by product_id, place`,
      [lag],
    );
    const found = await rowsOf(
      `select product_id, next_id, place, confidence from product_transitions
       where lag = $1::int order by product_id, place`,
      [lag],
    );
    if (lag === 0) expect(found.some(({ place }) => place === 20)).toBe(true);
    expectClose(found, expected);
  });

  test.each(levels)('context_popularity as of lag %i', async (lag) => {
    const expected = await rowsOf(
      `with purchases as (${purchases}),
       overall as (
         select product_id, count(*) / (select count(distinct order_id) from purchases)::float8 as share
         from purchases group by product_id
       ),
       contexts as (
         select distinct coalesce(day_of_week, -1) as day_of_week, coalesce(hour_of_day / 4, -1) as hour_band from purchases
       ),
       in_cell as (
         select c.day_of_week, c.hour_band, p.order_id, p.product_id, p.external_id
         from contexts c join purchases p
           on c.day_of_week in (p.day_of_week, -1) and c.hour_band in (p.hour_of_day / 4, -1)
         where c.day_of_week >= 0 or c.hour_band >= 0
       ),
       cells as (
         select day_of_week, hour_band, count(distinct order_id) as orders from in_cell group by 1, 2
       )
       select * from (
         select day_of_week, hour_band, product_id, (count(*) + 100 * max(a.share)) / (max(c.orders) + 100) as share,
           (row_number() over (
             partition by day_of_week, hour_band order by (count(*) + 100 * max(a.share)) / (max(c.orders) + 100) desc, external_id
           ))::int as place
         from in_cell join overall a using (product_id) join cells c using (day_of_week, hour_band)
         group by day_of_week, hour_band, product_id, external_id
       ) best where place <= 100 order by day_of_week, hour_band, place`,
      [lag],
    );
    const found = await rowsOf(
      `select day_of_week, hour_band, product_id, share, place from context_popularity
       where lag = $1::int order by day_of_week, hour_band, place`,
      [lag],
    );
    if (lag === 0 && change.includes(onBusyDay)) expect(found.some(({ place }) => place === 100)).toBe(true);
    expectClose(found, expected);
  });

  test('beyond their budget of orders, co-purchases are counted in a sample of about that size', async () => {
    const folder = temporaryFolder();
    try {
      cpSync(viewsDir, folder.path, { recursive: true });
      const file = join(folder.path, 'sample_size.sql');
      writeFileSync(file, readFileSync(file, 'utf8').replace('select 200000', 'select 300'));
      await buildViews(database.pool, folder.path);
      const [counts] = await rowsOf(
        `select (select count(*)::int from order_lags) as orders, (select count(*)::int from sampled_orders) as sampled`,
        [],
      );
      expect(counts.orders).toBeGreaterThan(600);
      expect(counts.sampled).toBeGreaterThan(200);
      expect(counts.sampled).toBeLessThan(400);
      const [{ wrong }] = await rowsOf(
        `select count(*)::int as wrong from product_neighbours n
         where n.lag = 0 and n.orders <> (
           select count(*) from sampled_orders o
           join order_items a on a.order_id = o.order_id and a.product_id = n.product_id
           join order_items b on b.order_id = o.order_id and b.product_id = n.neighbour_id
         )`,
        [],
      );
      expect(wrong).toBe(0);
    } finally {
      await buildViews(database.pool, viewsDir);
      folder.remove();
    }
  });
});

/** Sums of floating-point numbers differ in the last digits. */
function expectClose(found: readonly Row[], expected: readonly Row[]): void {
  const close = (value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 7) : value);
  const rows = expected.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, close(value)])),
  );
  expect(found).toEqual(rows);
}
