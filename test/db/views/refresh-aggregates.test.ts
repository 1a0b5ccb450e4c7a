/** Aggregates that are updated incrementally equal those built from scratch, in every row and digit. */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryResult } from 'pg';
import { viewsDir } from '../../../src/db/database';
import type { Database } from '../../../src/db/database';
import { refreshAggregates } from '../../../src/db/views/refresh-aggregates';
import { buildViews } from '../../../src/db/views/build-views';
import { refreshViews } from '../../../src/db/views/refresh-views';
import { holdsRows, readViews } from '../../../src/db/views/view-files';
import { eraseUser } from '../../../src/users/erase-user';
import { insertShop } from '../../setup/shop-fixture';
import { createTestDatabase } from '../../setup/test-database';
import { temporaryFolder } from '../../setup/trained-shop';

let database: Database;
beforeEach(async () => {
  database = await createTestDatabase();
  await insertShop(database.pool, { users: 40, products: 60, orders: 10 });
});
afterEach(() => database.close());

const sql = (text: string) => database.pool.query(text);

const order = (user: number, number: number, id = user * 1000 + number) =>
  sql(`insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day, days_since_prior_order, ordered_at)
    values (${id}, ${user}, ${number}, 'prior', ${id % 7}, ${id % 24}, 2.375, '2026-05-0${1 + (user % 9)}')`);

const basket = (id: number, ...products: number[]) =>
  sql(`insert into order_items (order_id, product_id, add_to_cart_order, reordered)
    select ${id}, product, place, false from unnest(array[${products.join()}]) with ordinality as b (product, place)`);

const newUser = (user: number) =>
  sql(`insert into users (id, external_id, uuid) values (${user}, '${user}', gen_random_uuid())`);

async function contents(): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = readViews(viewsDir).filter(holdsRows);
  const rows = new Map<string, readonly string[]>();
  for (const { name } of names) {
    const { rows: found } = await database.pool.query<{ text: string }>(
      `select v::text as text from ${name} v order by v::text`,
    );
    rows.set(
      name,
      found.map(({ text }) => text),
    );
  }
  return rows;
}

describe('aggregates', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['nothing happened', () => Promise.resolve()],
    ['an order was announced', () => order(1, 99)],
    ['a user without orders was added', () => newUser(99)],
  ])('are current when %s', async (_what, change) => {
    await change();
    const before = await contents();
    expect(await refreshAggregates(database.pool, viewsDir)).toBe('current');
    expect(await contents()).toEqual(before);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['an order was added', () => order(1, 91).then(() => basket(1091, 3, 1, 60))],
    [
      'several orders of several users were added',
      async () => {
        for (const [user, number] of [
          [2, 91],
          [2, 92],
          [7, 91],
        ] as const) {
          await order(user, number);
          await basket(user * 1000 + number, number - 70, 5, 9, user + 10);
        }
      },
    ],
    [
      'the basket of an announced order was added',
      async () => {
        await order(3, 91);
        await refreshViews(database.pool, viewsDir);
        await basket(3091, 4, 8);
      },
    ],
    [
      'a new user ordered',
      async () => {
        await newUser(99);
        await order(99, 1);
        await basket(99_001, 1, 2, 3);
      },
    ],
    [
      'an order was inserted between others',
      async () => {
        await sql(
          'update orders set order_number = order_number + 100 where user_id = 5 and order_number > 2',
        );
        await refreshViews(database.pool, viewsDir);
        await order(5, 50);
        await basket(5050, 11, 12);
      },
    ],
  ])('are updated when %s', async (_what, change) => {
    await change();
    const before = await contents();
    const steps: string[] = [];
    expect(await refreshAggregates(database.pool, viewsDir, (name) => steps.push(name))).toBe('updated');
    const found = await contents();
    expect(found).not.toEqual(before);
    expect(steps).toEqual(expect.arrayContaining(['product_sums', 'order_lags', 'product_features']));
    await refreshViews(database.pool, viewsDir);
    const rebuilt = await contents();
    for (const [name, rows] of rebuilt) expect([name, found.get(name)]).toEqual([name, rows]);
    expect(await refreshAggregates(database.pool, viewsDir)).toBe('current');
  });

  test.each<[string, () => Promise<unknown>]>([
    ['an order was deleted', () => sql('delete from order_items where order_id = 1001')],
    [
      'the day of an order changed',
      () => sql('update orders set day_of_week = (day_of_week + 1) % 7 where id = 1001'),
    ],
    [
      'a product of a basket was replaced',
      () =>
        sql(`update order_items set product_id = (
          select min(id) from products where id not in (select product_id from order_items where order_id = 1001)
        ) where order_id = 1001 and add_to_cart_order = 1`),
    ],
    [
      'two baskets were swapped',
      () =>
        sql(
          `update order_items set order_id = -1 where order_id = 2001;
           update order_items set order_id = 2001 where order_id = 3002;
           update order_items set order_id = 3002 where order_id = -1`,
        ),
    ],
    [
      'one order was added and another one changed',
      async () => {
        await order(1, 91);
        await basket(1091, 3);
        await sql('update orders set hour_of_day = (hour_of_day + 5) % 24 where id = 2001');
      },
    ],
    ['a user was erased', () => eraseUser(database.pool, 'a shop', { externalId: '3' })],
    [
      'orders of many users were added',
      async () => {
        for (let user = 1; user <= 10; user++) {
          await order(user, 91);
          await basket(user * 1000 + 91, user);
        }
      },
    ],
  ])('are rebuilt when %s', async (_what, change) => {
    await sql('alter table order_items disable trigger all');
    await change();
    expect(await refreshAggregates(database.pool, viewsDir)).toBe('rebuilt');
    const found = await contents();
    await refreshViews(database.pool, viewsDir);
    expect(await contents()).toEqual(found);
    expect(await refreshAggregates(database.pool, viewsDir)).toBe('current');
  });

  test('pick up on the next refresh what was added during a refresh', async () => {
    await order(1, 91);
    await basket(1091, 3);
    const client = await database.pool.connect();
    try {
      const query = client.query.bind(client) as (text: string, values?: unknown[]) => Promise<QueryResult>;
      let came = 0;
      client.query = (async (text: string, values?: unknown[]) => {
        const result = await query(text, values);
        // One for another user, one for the user whose orders are being added.
        for (const [user, number] of text.includes('full join order_lags')
          ? [[2, 91] as const, [1, 92] as const]
          : []) {
          await order(user, number);
          await basket(user * 1000 + number, 7, 8);
          came++;
        }
        return result;
      }) as typeof client.query;
      await client.query('begin');
      expect(await refreshAggregates(client, viewsDir)).toBe('updated');
      await client.query('commit');
      expect(came).toBe(2);
    } finally {
      client.release(true);
    }
    expect(await refreshAggregates(database.pool, viewsDir)).toBe('updated');
    const found = await contents();
    await refreshViews(database.pool, viewsDir);
    expect(await contents()).toEqual(found);
  });

  test('are unchanged when a refresh fails half-way', async () => {
    await order(1, 91);
    await basket(1091, 3);
    const before = await contents();
    const stop = (name: string) => {
      if (name === 'product_features') throw new Error('the disk is full');
    };
    await expect(refreshAggregates(database.pool, viewsDir, stop)).rejects.toThrow('the disk is full');
    expect(await contents()).toEqual(before);
    expect(await refreshAggregates(database.pool, viewsDir)).toBe('updated');
  });
});

describe('samples of a shop that is larger than they are', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  const ofSamples = async () => {
    const all = await contents();
    return readViews(viewsDir)
      .filter(({ sampled }) => sampled)
      .map(({ name }) => [name, all.get(name)]);
  };

  test('are drawn again when the shop has one percent more orders', async () => {
    cpSync(viewsDir, folder.path, { recursive: true });
    writeFileSync(
      join(folder.path, 'sample_size.sql'),
      '-- uses: nothing but tables\ncreate view sample_size as select 100 as orders;\n',
    );
    await buildViews(database.pool, folder.path);
    const { rows } = await database.pool.query<{ orders: number }>(
      'select orders::int as orders from sampled_order_state',
    );
    const onePercent = Math.floor(rows[0].orders / 100);
    expect(onePercent).toBeGreaterThan(0);
    const before = await ofSamples();
    expect(before.length).toBe(4);
    for (let number = 91; number <= 91 + onePercent; number++) {
      await order(1, number);
      await basket(1000 + number, 3, 7, 9);
      expect(await refreshAggregates(database.pool, folder.path)).toBe('updated');
      const { rows: seen } = await database.pool.query<{ orders: number }>(
        'select world_orders::int as orders from product_features where lag = 0 limit 1',
      );
      expect(seen[0].orders).toBe(rows[0].orders + number - 90);
      const now = await ofSamples();
      if (number - 90 <= onePercent) expect(now).toEqual(before);
      else expect(now).not.toEqual(before);
    }
  });
});
