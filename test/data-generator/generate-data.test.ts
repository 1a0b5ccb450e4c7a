/** @slow Generates whole shops. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generateData } from '../../src/data-generator/generate-data';
import type { GeneratedData } from '../../src/data-generator/generate-data';
import type { GenerateOptions } from '../../src/data-generator/generate-options';
import { byUser, fileHashes, readOrders, readRows } from './read-data';
import type { OrderRow } from './read-data';

const realData = resolve(__dirname, '..', '..', '..', 'shared', 'data', 'timele');

let root: string;
beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'generate-data-'))));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;
async function generate(
  options: Partial<GenerateOptions> = {},
): Promise<{ directory: string; data: GeneratedData }> {
  const directory = join(root, `${folders++}`);
  const defaults = { format: 'timele', users: 40, products: 300, seed: 1, overwrite: false } as const;
  return { directory, data: await generateData({ ...defaults, directory, ...options }) };
}

describe('same seed, same bytes', () => {
  test('the same seed gives the same files, another seed different ones', async () => {
    const [first, second, other] = await Promise.all([generate(), generate(), generate({ seed: 2 })]);
    const hashes = fileHashes(first.directory);
    expect(fileHashes(second.directory)).toEqual(hashes);
    const otherHashes = fileHashes(other.directory);
    for (const name of ['orders_demo.csv', 'order_items_demo.csv', 'products.csv', 'users_demo_v2.csv']) {
      expect(otherHashes[name]).not.toBe(hashes[name]);
    }
  });

  test('a user is the same whatever the number of users', async () => {
    const [few, many] = await Promise.all([generate({ users: 5 }), generate({ users: 50 })]);
    const people = (directory: string) => readRows(directory, 'users_demo_v2.csv').slice(0, 5);
    expect(people(few.directory)).toEqual(people(many.directory));
    const shopping = (directory: string) =>
      ordersOf(directory)
        .filter(({ user }) => user <= 5)
        .map((order) => ({ ...order, id: 0 }));
    expect(shopping(few.directory)).toEqual(shopping(many.directory));
  });
});

const ordersOf = (directory: string) => readOrders(directory, 'orders_demo.csv', ['order_items_demo.csv']);

describe('the files', () => {
  let directory: string;
  let data: GeneratedData;
  let orders: OrderRow[];
  beforeAll(async () => {
    ({ directory, data } = await generate({ users: 1_200, products: 1_000 }));
    orders = ordersOf(directory);
  });

  test('have the columns of the original data', () => {
    if (!existsSync(realData)) return console.log(`Skipped: the real data is not at ${realData}.`);
    const header = (folder: string, name: string) =>
      readFileSync(join(folder, name), 'utf8').split('\n', 1)[0];
    expect(data.files).toHaveLength(27);
    for (const { name } of data.files) expect(header(directory, name)).toBe(header(realData, name));
  });

  test('number everything from 1 and contain no dangling references', () => {
    const ids = (name: string, column: string) => readRows(directory, name).map((row) => Number(row[column]));
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    expect(ids('users_demo_v2.csv', 'user_id')).toEqual(upTo(1_200));
    expect(ids('products.csv', 'product_id')).toEqual(upTo(1_000));
    expect(ids('aisles.csv', 'aisle_id')).toEqual(upTo(134));
    expect(ids('departments.csv', 'department_id')).toEqual(upTo(21));
    expect(orders.map(({ id }) => id).sort((a, b) => a - b)).toEqual(upTo(orders.length));

    expect([...new Set(orders.map(({ user }) => user))]).toEqual(upTo(1_200));
    const outside = (values: readonly number[], max: number) =>
      values.filter((id) => !(id >= 1 && id <= max));
    expect(outside(ids('products.csv', 'aisle_id'), 134)).toEqual([]);
    expect(outside(ids('products.csv', 'department_id'), 21)).toEqual([]);
    expect(outside(ids('order_items_demo.csv', 'product_id'), 1_000)).toEqual([]);
    expect(orders.filter(({ basket }) => new Set(basket).size < basket.length)).toEqual([]);
  });

  test('match the returned counts', () => {
    for (const { name, rows } of data.files) expect(readRows(directory, name)).toHaveLength(rows);
    const items = orders.reduce((sum, { basket }) => sum + basket.length, 0);
    const reordered = orders.flatMap((order) => order.reordered).filter(Boolean).length;
    expect(data).toMatchObject({ orders: orders.length, items, reorderedItems: reordered });
    expect(data.baskets).toBe(orders.filter(({ basket }) => basket.length > 0).length);
  });

  test('contain each user from the first order to a last one without items', () => {
    for (const list of byUser(orders)) {
      expect(list.map(({ number }) => number)).toEqual(list.map((_, index) => index + 1));
      expect(list.length >= 4 && list.length <= 100).toBe(true);
      const last = list.length - 1;
      const asExpected = list.filter(
        ({ evalSet, basket, days }, index) =>
          evalSet === (index === last ? 'test' : 'prior') &&
          basket.length > 0 === (index !== last) &&
          (days === null) === (index === 0),
      );
      expect(asExpected).toHaveLength(list.length);
    }
  });

  test('mark as reordered exactly what the user had bought before', () => {
    for (const list of byUser(orders)) {
      const had = new Set<number>();
      const truth = list.flatMap(({ basket }) => {
        const flags = basket.map((product) => had.has(product));
        basket.forEach((product) => had.add(product));
        return flags;
      });
      expect(list.flatMap(({ reordered }) => reordered)).toEqual(truth);
    }
  });

  test('agree on the calendar: the weekday advances by the days since the prior order', () => {
    expect(new Set(orders.map(({ dayOfWeek }) => dayOfWeek)).size).toBe(7);
    expect(Math.max(...orders.map(({ dayOfWeek }) => dayOfWeek))).toBe(6);
    expect(orders.filter(({ hour }) => !(hour >= 0 && hour <= 23))).toEqual([]);
    const wrong = byUser(orders).flatMap((list) =>
      list.filter(
        ({ days, dayOfWeek }, index) =>
          days !== null && days < 30 && dayOfWeek !== (list[index - 1].dayOfWeek + days) % 7,
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('write days as decimal numbers', () => {
    const texts = new Set(readRows(directory, 'orders_demo.csv').map((row) => row.days_since_prior_order));
    for (const text of texts) expect(text).toMatch(/^(\d|[12]\d|30)\.0$|^$/);
    expect(texts.has('7.0') && texts.has('30.0')).toBe(true);
  });

  test('resemble Instacart in the main figures', () => {
    expect(data.orders / 1_200).toBeGreaterThan(15);
    expect(data.orders / 1_200).toBeLessThan(18.5);
    expect(data.items / data.baskets).toBeGreaterThan(9);
    expect(data.items / data.baskets).toBeLessThan(11);
    expect(data.reorderedItems / data.items).toBeGreaterThan(0.55);
    expect(data.reorderedItems / data.items).toBeLessThan(0.66);

    const gaps = orders.flatMap(({ days }) => days ?? []);
    const share = (days: number) => gaps.filter((gap) => gap === days).length / gaps.length;
    expect(gaps.reduce((a, b) => a + b, 0) / gaps.length).toBeCloseTo(11, -1);
    expect(Math.max(...gaps)).toBe(30);
    for (const peak of [7, 14])
      expect(share(peak)).toBeGreaterThan(1.15 * Math.max(share(peak - 1), share(peak + 1)));
    expect(share(30)).toBeGreaterThan(5 * share(29));
  });

  test('have a price and a description for every product, and no image', () => {
    const products = new Map(readRows(directory, 'products.csv').map((row) => [row.product_id, row]));
    for (let department = 1; department <= 21; department++) {
      for (const row of readRows(directory, `products_enriched/enriched_products_dept${department}.csv`)) {
        const product = products.get(row.product_id);
        expect(product).toMatchObject({ department_id: `${department}`, product_name: row.product_name });
        expect(`${row.price} ${row.image_url}|${row.description}`).toMatch(/^\d{1,3}\.\d9 \|\S.{8,}\.$/);
        products.delete(row.product_id);
      }
    }
    expect(products.size).toBe(0);
  });

  test('contain no passwords', () => {
    for (const row of readRows(directory, 'users_demo_v2.csv')) {
      expect([row.password, row.hashed_password]).toEqual(['', '']);
    }
  });
});

describe('the Kaggle format', () => {
  test('names the files like Kaggle and assigns the last orders like Instacart', async () => {
    const { directory, data } = await generate({ format: 'kaggle', users: 800 });
    expect(data.files.map(({ name }) => name).sort()).toEqual([
      'aisles.csv',
      'departments.csv',
      'order_products__prior.csv',
      'order_products__train.csv',
      'orders.csv',
      'products.csv',
    ]);
    const orders = readOrders(directory, 'orders.csv', [
      'order_products__prior.csv',
      'order_products__train.csv',
    ]);
    const last = byUser(orders).map((list) => list[list.length - 1]);
    const train = last.filter(({ evalSet }) => evalSet === 'train');
    expect(train.length / last.length).toBeCloseTo(131_209 / 206_209, 1);
    for (const { evalSet, basket } of last) expect(basket.length > 0).toBe(evalSet === 'train');

    const trainIds = new Set(train.map(({ id }) => `${id}`));
    const trainItems = readRows(directory, 'order_products__train.csv');
    expect(trainItems.every((row) => trainIds.has(row.order_id))).toBe(true);
    const hours = new Set(readRows(directory, 'orders.csv').map((row) => row.order_hour_of_day));
    for (const hour of hours) expect(hour).toMatch(/^\d\d$/);
  });

  test('contains the same users as the other format', async () => {
    const [timele, kaggle] = await Promise.all([generate(), generate({ format: 'kaggle' })]);
    const prior = (orders: OrderRow[]) => orders.filter(({ evalSet }) => evalSet === 'prior');
    const kaggleOrders = readOrders(kaggle.directory, 'orders.csv', [
      'order_products__prior.csv',
      'order_products__train.csv',
    ]);
    expect(prior(kaggleOrders)).toEqual(prior(ordersOf(timele.directory)));
  });
});
