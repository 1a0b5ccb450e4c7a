/** Histories that are read packed equal the rows of the views. */
import type { Database } from '../../src/db/database';
import { columnOf, readHistories } from '../../src/features/history';
import { readTargets } from '../../src/features/read-targets';
import { createTestDatabase } from '../setup/test-database';
import { insertShop } from '../setup/shop-fixture';

describe('readHistories', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
    await database.pool.query(
      'insert into users (id, external_id, uuid) values (999, 999::text, gen_random_uuid())',
    );
  });
  afterAll(() => database.close());

  test('gives every number of every view, keys ascending', async () => {
    const targets = await readTargets(database.pool, [3, 1], 1);
    const { of, columns } = await readHistories(database.pool, targets);
    for (const [t, { userId, orderNumber }] of targets.entries()) {
      const view = async (name: string, key: string) => {
        const { rows } = await database.pool.query<Record<string, number | string | null>>(
          `select * from ${name} where user_id = $1 and order_number = $2 and ${key} is not null order by ${key}`,
          [userId, orderNumber],
        );
        return rows;
      };
      const grains = [
        ['user_product_features', 'product_id', of[t].products, columns.userProduct],
        ['user_taste_features', 'aisle_id', of[t].aisles, columns.aisle],
        ['user_taste_features', 'department_id', of[t].departments, columns.department],
      ] as const;
      for (const [name, key, rows, names] of grains) {
        const expected = await view(name, key);
        expect(Array.from(rows.keys)).toEqual(expected.map((row) => row[key]));
        for (const column of names) {
          const numbers = expected.map((row) => (row[column] === null ? NaN : Number(row[column])));
          expect(Array.from(columnOf(rows, names, column))).toEqual(numbers);
        }
      }
      const [user] = await view('user_features', 'orders');
      const numbers = columns.user.map((column) => (user[column] === null ? NaN : Number(user[column])));
      expect(Array.from(of[t].user as Float64Array)).toEqual(numbers);
    }
  });

  test('keeps the order of the targets, one user at several cutoffs', async () => {
    const [last] = await readTargets(database.pool, [2], 1);
    const [before] = await readTargets(database.pool, [2], 2);
    const { of, columns } = await readHistories(database.pool, [last, before, last]);
    const orders = of.map(({ user }) => user?.[columns.user.indexOf('orders')]);
    expect(orders).toEqual([last.orderNumber - 1, before.orderNumber - 1, last.orderNumber - 1]);
  });

  test('is empty for a user without history', async () => {
    const [target] = await readTargets(database.pool, [999], 0);
    const { of } = await readHistories(database.pool, [target]);
    expect(of[0].user).toBeNull();
    expect([of[0].products, of[0].aisles, of[0].departments].map(({ keys }) => keys.length)).toEqual([
      0, 0, 0,
    ]);
  });

  test('rejects a column that the view does not have', async () => {
    const { of, columns } = await readHistories(database.pool, await readTargets(database.pool, [1], 1));
    expect(() => columnOf(of[0].products, columns.userProduct, 'nothing')).toThrow('got "nothing"');
  });
});
