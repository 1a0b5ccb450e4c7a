/**
 * Compares the feature views of a user's history with the plain definition of each number (test/features/plain), which
 * reads the history separately for each view. The views read it once and take shortcuts, which must not change a
 * number.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../src/db/database';
import { createTestDatabase } from '../setup/test-database';
import { insertShop } from '../setup/shop-fixture';

type Row = Readonly<Record<string, number | null>>;

describe('equal their plain definitions', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool, { users: 30, products: 60, orders: 14 });
    await database.pool.query(
      `-- times that leave a remainder in binary, an order without items in the middle, products without price
       update orders set days_since_prior_order = days_since_prior_order + (id % 10) / 10.0;
       delete from order_items where order_id % 17 = 0;
       update products set price = case when id % 7 > 0 then 1 + id / 7.0 end;
       insert into users (id, external_id, uuid) values (999, '999', gen_random_uuid());
       create schema plain;`,
    );
  });
  afterAll(() => database.close());

  test.each([
    ['user_features', 'orders'],
    ['user_product_features', 'product_id'],
    ['user_taste_features', 'aisle_id, department_id'],
  ])('%s', async (view, key) => {
    await database.pool.query(readFileSync(join(__dirname, 'plain', `${view}.sql`), 'utf8'));
    const rowsOf = async (schema: string) =>
      (
        await database.pool.query<Row>(
          `select * from ${schema}.${view} order by user_id, order_number, ${key}`,
        )
      ).rows;
    const [found, expected] = [await rowsOf('public'), await rowsOf('plain')];
    expect(found.length).toBe(expected.length);
    expect(found.length).toBeGreaterThan(200);
    for (const [r, row] of expected.entries()) {
      const columns = Object.keys(row);
      expect(Object.keys(found[r])).toEqual(columns);
      expect(columns.filter((column) => !areSame(found[r][column], row[column]))).toEqual([]);
    }
  });
});

/** Sums of floating-point numbers differ in the last digits. */
function areSame(found: number | null, expected: number | null): boolean {
  if (found === null || expected === null) return found === expected;
  return Math.abs(Number(found) - Number(expected)) <= 1e-12 * Math.abs(Number(expected));
}
