/** TypeScript and SQL compute the same checksums, and every change of a basket changes them. */
import type { Database } from '../../../src/db/database';
import { emptyBatch } from '../../../src/import/items/item-batch';
import type { ItemBatch } from '../../../src/import/items/item-batch';
import { StoredBaskets } from '../../../src/import/items/stored-baskets';
import { inSession } from '../../../src/import/session';
import { Random } from '../../../src/lib/random';
import { createTestDatabase } from '../../setup/test-database';

/** [order, product, position, reordered] */
type Item = readonly [number, number, number, number];

const LARGEST = 2 ** 31 - 1;
const items: readonly Item[] = (() => {
  const random = new Random(3, 'stored baskets');
  const below = (limit: number) => Math.floor(random.next() * limit);
  const products = [...Array.from({ length: 200 }, () => below(LARGEST)), 0, 1, LARGEST];
  return Array.from({ length: 40 }, (_, order) =>
    products
      .filter(() => random.next() < 0.1)
      .map((product): Item => [order * 53_687_091, product, 1 + below(32_767), below(2)]),
  ).flat();
})();

function batchOf(rows: readonly Item[]): ItemBatch {
  const batch = emptyBatch(rows.length);
  for (const [order, product, place, reordered] of rows) {
    const at = batch.size++;
    batch.orderId[at] = order;
    batch.productId[at] = product;
    batch.addToCartOrder[at] = place;
    batch.reordered[at] = reordered;
  }
  return batch;
}

describe('stored baskets', () => {
  let database: Database;
  const orders = [...new Set(items.map(([order]) => order))];
  beforeAll(async () => {
    database = await createTestDatabase();
    const { pool } = database;
    await pool.query(`insert into aisles values (1, 'a')`);
    await pool.query(`insert into departments values (1, 'd')`);
    await pool.query(
      `insert into users (id, external_id, uuid) values (1, '1', '54e02e9f-e6c8-50c3-9b2e-87f37ee5b745')`,
    );
    await pool.query(
      `insert into products (id, external_id, name, aisle_id, department_id)
       select id, id::text, 'p', 1, 1 from (select distinct unnest($1::integer[]) as id) ids`,
      [items.map(([, product]) => product)],
    );
    await pool.query(
      `insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day)
       select id, 1, place, 'prior', 0, 0 from unnest($1::integer[]) with ordinality as t(id, place)`,
      [orders],
    );
    const column = (at: number) => items.map((item) => item[at]);
    await pool.query(
      `insert into order_items
       select * from unnest($1::integer[], $2::integer[], $3::smallint[], $4::integer[]::boolean[])`,
      [column(0), column(1), column(2), column(3)],
    );
  });
  afterAll(() => database.close());

  const unchanged = (batches: readonly ItemBatch[]) =>
    inSession(database.pool, new AbortController().signal, async (client) => {
      const stored = await StoredBaskets.read(client);
      for (const batch of batches) stored.subtract(batch);
      return [...stored.unchanged()];
    });

  test('are recognised regardless of the order of rows', async () => {
    expect(items.length).toBeGreaterThan(500);
    expect(await unchanged([batchOf(items)])).toEqual(orders);
    const mixed = [...items].sort((a, b) => a[1] - b[1]);
    expect(await unchanged([batchOf(mixed.slice(0, 99)), batchOf(mixed.slice(99))])).toEqual(orders);
  });

  test.each<[string, (rows: Item[]) => void]>([
    ['lacks an item', (rows) => rows.shift()],
    ['has one more', (rows) => rows.push([rows[0][0], 5, 1, 0])],
    ['has one twice', (rows) => rows.push(rows[0])],
    ['has another product', (rows) => (rows[0] = [rows[0][0], rows[0][1] ^ 1, rows[0][2], rows[0][3]])],
    ['has another position', (rows) => (rows[0] = [rows[0][0], rows[0][1], rows[0][2] ^ 1, rows[0][3]])],
    ['is reordered', (rows) => (rows[0] = [rows[0][0], rows[0][1], rows[0][2], 1 - rows[0][3]])],
  ])('differ from an order that %s', async (_what, change) => {
    const rows = [...items];
    change(rows);
    expect(await unchanged([batchOf(rows)])).toEqual(orders.slice(1));
  });

  test('ignore orders that are not stored', async () => {
    expect(await unchanged([batchOf([...items, [7, 5, 1, 0]])])).toEqual(orders);
  });
});
