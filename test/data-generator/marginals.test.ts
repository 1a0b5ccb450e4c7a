/**
 * The full catalogue against the published figures of Instacart's data (3,421,083 orders of 206,209 users, 2017), for the
 * seed that the documentation uses. A smaller number of users is enough.
 *
 * @slow Generates whole shops.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateData } from '../../src/data-generator/generate-data';
import type { GeneratedData } from '../../src/data-generator/generate-data';
import { byUser, readOrders, readRows } from './read-data';
import type { OrderRow } from './read-data';

const USERS = 2_500;
const files = ['order_products__prior.csv', 'order_products__train.csv'];

describe('the marginals of Instacart', () => {
  const directory = mkdtempSync(join(tmpdir(), 'marginals-'));
  let data: GeneratedData;
  let orders: readonly OrderRow[];
  beforeAll(async () => {
    const options = { format: 'kaggle', users: USERS, products: 49_688, seed: 1, overwrite: false } as const;
    data = await generateData({ ...options, directory: join(directory, 'data') });
    orders = readOrders(join(directory, 'data'), 'orders.csv', files);
  }, 60_000);
  afterAll(() => rmSync(directory, { recursive: true }));

  const within = (value: number, [low, high]: readonly [number, number]) => {
    expect(value).toBeGreaterThanOrEqual(low);
    expect(value).toBeLessThanOrEqual(high);
  };

  test('match in the files: names, departments, aisles, products', () => {
    const rows = new Map(data.files.map((file) => [file.name, file.rows]));
    expect([...rows.keys()].sort()).toEqual(
      ['aisles.csv', 'departments.csv', 'orders.csv', 'products.csv', ...files].sort(),
    );
    expect([rows.get('departments.csv'), rows.get('aisles.csv'), rows.get('products.csv')]).toEqual([
      21, 134, 49_688,
    ]);
  });

  test('match in orders: 4 to 100 per user, 16.6 on average, at most 10 for half of the users', () => {
    const counts = byUser([...orders]).map((list) => list.length);
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([4, 100]);
    within(orders.length / USERS, [15.8, 17.4]);
    within(counts.sort((a, b) => a - b)[USERS / 2], [9, 11]);
  });

  test('match in last orders: 131,209 of 206,209 are in train, the others in test', () => {
    const share = (set: string) => orders.filter(({ evalSet }) => evalSet === set).length / USERS;
    within(share('train'), [0.606, 0.666]);
    expect(share('train') + share('test')).toBe(1);
  });

  test('match in baskets: 10.1 products on average, 59 % reorders', () => {
    within(data.items / data.baskets, [9.6, 10.6]);
    within(data.reorderedItems / data.items, [0.57, 0.61]);
  });

  test('match in gaps: capped at 30 days, with peaks at 7 and 30', () => {
    const gaps = orders.flatMap(({ days }) => days ?? []);
    const share = (days: number) => gaps.filter((gap) => gap === days).length / gaps.length;
    expect(Math.max(...gaps)).toBe(30);
    within(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, [10.3, 12.2]);
    within(share(7), [0.07, 0.11]);
    expect(share(7)).toBeGreaterThan(1.3 * Math.max(share(6), share(8)));
    within(share(30), [0.07, 0.13]);
    expect(share(30)).toBeGreaterThan(5 * share(29));
  });

  test('match in products: the best seller has 1.5 % of the order items, the first tenth has most of them', () => {
    const counts = new Map<string, number>();
    for (const file of files) {
      for (const { product_id } of readRows(join(directory, 'data'), file)) {
        counts.set(product_id, (counts.get(product_id) ?? 0) + 1);
      }
    }
    const sorted = [...counts.values()].sort((a, b) => b - a);
    within(sorted[0] / data.items, [0.012, 0.018]);
    const head = sorted.slice(0, 4_969).reduce((sum, count) => sum + count, 0);
    within(head / data.items, [0.75, 0.95]);
  });
});
