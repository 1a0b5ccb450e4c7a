import type { Database } from '../../src/db/database';
import { dataFingerprint } from '../../src/training/data-fingerprint';
import { createTestDatabase } from '../setup/test-database';

const LARGEST = 2_147_483_647;

interface Order {
  readonly id: number;
  readonly userId: number;
  readonly orderNumber: number;
  readonly day: number;
  readonly products: readonly number[];
}

const orders: readonly Order[] = [
  { id: 1, userId: 2_147_484, orderNumber: 1, day: 0, products: [100_000, 5] },
  { id: 2, userId: LARGEST, orderNumber: 1, day: 1, products: [LARGEST, 0] },
  { id: 2_000_000_000, userId: LARGEST, orderNumber: 1_000_000, day: 2, products: [LARGEST] },
  { id: LARGEST, userId: 2_000_000_000, orderNumber: LARGEST, day: 3, products: [2_000_000_000, LARGEST] },
];

describe('the fingerprint of the data', () => {
  let database: Database;
  beforeEach(async () => {
    database = await createTestDatabase();
    const { pool } = database;
    await pool.query(`insert into departments values (1, 'd')`);
    await pool.query(`insert into aisles values (1, 'a')`);
    await pool.query(
      `insert into products (id, external_id, name, aisle_id, department_id) select id, id::text, 'p', 1, 1 from unnest($1::int[]) as id`,
      [[...new Set(orders.flatMap(({ products }) => products))]],
    );
    await pool.query(
      `insert into users (id, external_id, uuid) select id, id::text, gen_random_uuid() from unnest($1::int[]) as id`,
      [[...new Set(orders.map(({ userId }) => userId))]],
    );
  });
  afterEach(() => database.close());

  const fingerprintOf = async (list: readonly Order[]) => {
    const { pool } = database;
    await pool.query('truncate orders cascade');
    for (const { id, userId, orderNumber, day, products } of list) {
      await pool.query(
        `insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day) values ($1, $2, $3, 'prior', $4, 10)`,
        [id, userId, orderNumber, day],
      );
      for (const [place, product] of products.entries()) {
        await pool.query(`insert into order_items values ($1, $2, $3, false)`, [id, product, place + 1]);
      }
    }
    return dataFingerprint(pool);
  };

  test('accepts the largest ids, and depends neither on the order of the rows nor on internal keys', async () => {
    const fingerprint = await fingerprintOf(orders);
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(await fingerprintOf(orders.toReversed())).toBe(fingerprint);
    expect(await fingerprintOf(orders.map((order, place) => ({ ...order, id: -1 - place })))).toBe(
      fingerprint,
    );
    await database.pool.query(`
      update users set external_id = 'u' || external_id;
      update products set external_id = 'p' || external_id`);
    expect(await fingerprintOf(orders)).not.toBe(fingerprint);
  });

  test('changes with every part of an order, and distinguishes ids with equal sums of multiples', async () => {
    const [first, ...rest] = orders;
    const changed: readonly Partial<Order>[] = [
      {},
      { userId: LARGEST, orderNumber: 2 },
      { orderNumber: 2 },
      { day: 6 },
      { products: [5, 100_000] },
      { products: [100_000] },
    ];
    const fingerprints: string[] = [];
    for (const change of changed) fingerprints.push(await fingerprintOf([{ ...first, ...change }, ...rest]));
    // Order 0 with product 100000 is not order 1 with product 0.
    for (const [id, product] of [
      [0, 100_000],
      [1, 0],
    ])
      fingerprints.push(await fingerprintOf([{ ...first, id, products: [product] }]));
    fingerprints.push(await fingerprintOf([]));
    expect(new Set(fingerprints).size).toBe(fingerprints.length);
  });
});
