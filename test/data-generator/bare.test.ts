/** Data sets without times, prices and departments: what they omit, and that they can be imported. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateData } from '../../src/data-generator/generate-data';
import type { GenerateOptions } from '../../src/data-generator/generate-options';
import { runImport } from '../../src/import/run-import';
import { createTestDatabase } from '../setup/test-database';
import { readRows } from './read-data';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'bare-'))));
afterEach(() => rmSync(root, { recursive: true }));

const options = (given: Partial<GenerateOptions>): GenerateOptions => ({
  directory: root,
  format: 'kaggle',
  users: 20,
  products: 300,
  seed: 1,
  overwrite: false,
  ...given,
});

const columns = (directory: string, file: string, ...names: string[]) => [
  ...new Set(readRows(directory, file).map((row) => names.map((name) => row[name]).join('|'))),
];

describe('a bare data set', () => {
  test('contains no times, and a single aisle and department', async () => {
    await generateData(options({ bare: true }));
    expect(columns(root, 'orders.csv', 'order_dow', 'order_hour_of_day', 'days_since_prior_order')).toEqual([
      '0|00|',
    ]);
    expect(columns(root, 'products.csv', 'aisle_id', 'department_id')).toEqual(['1|1']);
    expect(columns(root, 'aisles.csv', 'aisle_id', 'aisle')).toEqual(['1|all products']);
    expect(columns(root, 'departments.csv', 'department_id', 'department')).toEqual(['1|all products']);
  });

  test('has the same users, orders and baskets as the full data set', async () => {
    const [full, bare] = [join(root, 'full'), join(root, 'bare')];
    await generateData(options({ directory: full }));
    await generateData(options({ directory: bare, bare: true }));
    for (const file of ['order_products__prior.csv', 'order_products__train.csv'])
      expect(readRows(bare, file)).toEqual(readRows(full, file));
    const who = ['order_id', 'user_id', 'eval_set', 'order_number'];
    expect(columns(bare, 'orders.csv', ...who)).toEqual(columns(full, 'orders.csv', ...who));
    expect(columns(bare, 'products.csv', 'product_name')).toEqual(
      columns(full, 'products.csv', 'product_name'),
    );
  });

  test('has no prices, and is not written next to the prices of another data set', async () => {
    const directory = join(root, 'timele');
    const { files } = await generateData(options({ directory, format: 'timele', bare: true }));
    expect(files.map(({ name }) => name).filter((name) => name.startsWith('products_enriched'))).toEqual([]);
    await generateData(options({ directory, format: 'timele', overwrite: true }));
    await expect(
      generateData(options({ directory, format: 'timele', bare: true, overwrite: true })),
    ).rejects.toThrow('products_enriched/enriched_products_dept');
  });

  test('is imported completely, and orders remain undated', async () => {
    const { files } = await generateData(options({ bare: true }));
    const rowsOf = (name: string) => files.find((file) => file.name.startsWith(name))?.rows;
    const database = await createTestDatabase();
    try {
      await runImport({
        pool: database.pool,
        dataDir: root,
        stateDir: root,
        maxRejectShare: 0,
        userUuidNamespace: 'cafebabe-1234-4abc-8def-c0ffeefeed01',
      });
      const { rows } = await database.pool.query(
        `select count(*)::int as orders, count(days_since_prior_order)::int as dated,
                (select count(*)::int from aisles) as aisles, (select count(*)::int from products) as products
           from orders`,
      );
      expect(rows).toEqual([{ orders: rowsOf('orders.csv'), dated: 0, aisles: 1, products: 300 }]);
    } finally {
      await database.close();
    }
  });
});
