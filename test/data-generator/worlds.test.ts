/**
 * Each character against its description, measured in the files.
 *
 * @slow Generates whole shops.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allCharacters } from '../../src/data-generator/characters/all-characters';
import { generateData } from '../../src/data-generator/generate-data';
import { byUser, fileHashes, readOrders } from './read-data';
import type { OrderRow } from './read-data';
import { lastBaskets, meanRecall, purchaseCounts, neighboursFavour } from './naive-recommenders';

const itemFiles = ['order_products__prior.csv', 'order_products__train.csv'];

let root: string;
beforeAll(() => (root = mkdtempSync(join(tmpdir(), 'worlds-'))));
afterAll(() => rmSync(root, { recursive: true }));

async function generate(name: string, users: number, folder = name): Promise<string> {
  const directory = join(root, folder);
  const character = allCharacters[name];
  const { products } = character;
  await generateData({ directory, format: 'kaggle', character, users, products, seed: 3, overwrite: false });
  return directory;
}

/** Users with their orders that have known products. */
const knownOrders = (directory: string): OrderRow[][] =>
  byUser(readOrders(directory, 'orders.csv', itemFiles)).map((orders) =>
    orders.filter(({ basket }) => basket.length > 0),
  );

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const reorderShare = (orders: readonly OrderRow[]) =>
  mean(orders.flatMap(({ reordered }) => reordered.map(Number)));
const last = (users: readonly OrderRow[][]) => users.map((orders) => orders[orders.length - 1]);

describe('explore', () => {
  let users: OrderRow[][];
  let orderCounts: number[];
  beforeAll(async () => {
    const directory = await generate('explore', 1_200);
    users = knownOrders(directory);
    orderCounts = byUser(readOrders(directory, 'orders.csv', itemFiles)).map(({ length }) => length);
  });

  test('has histories of 3 to 12 orders, with all lengths', () => {
    expect(new Set(orderCounts)).toEqual(new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
  });

  test('fills about four fifths of the last basket with products that are new to the user', () => {
    expect(reorderShare(last(users))).toBeGreaterThan(0.17);
    expect(reorderShare(last(users))).toBeLessThan(0.25);
  });

  test('has a long tail: thousands of products, most of them rarely sold', () => {
    const sold = purchaseCounts(users.flat());
    const counts = [...sold.values()].sort((a, b) => a - b);
    expect(sold.size).toBeGreaterThan(5_000);
    expect(counts[counts.length >> 1]).toBeLessThan(6);
    expect(counts[counts.length - 1]).toBeGreaterThan(150);
  });

  test('similar users predict more than popularity does, but not everything', () => {
    const targets = lastBaskets(users);
    const unseen = targets.map(({ history, basket }) => {
      const had = new Set(history.flat());
      return { history, had, basket: basket.filter((id) => !had.has(id)) };
    });
    const popular = [...purchaseCounts(users.map((orders) => orders.slice(0, -1)).flat())];
    const sold = popular.sort((a, b) => b[1] - a[1]).map(([id]) => id);
    const byPopularity = meanRecall(unseen, ({ had }) => sold.filter((id) => !had.has(id)));
    const favour = neighboursFavour(targets.map(({ history }) => history));
    const byNeighbours = meanRecall(unseen, ({ had }, user) => favour(user).filter((id) => !had.has(id)));
    expect(byNeighbours).toBeGreaterThan(1.5 * byPopularity);
    expect(byNeighbours).toBeLessThan(0.2);
  });
});

describe('loyal', () => {
  let users: OrderRow[][];
  beforeAll(async () => (users = knownOrders(await generate('loyal', 150))));

  test('has histories of 50 to 150 orders', () => {
    const counts = users.map(({ length }) => length);
    // The products of the last order may be unknown.
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(49);
    expect(Math.max(...counts)).toBeLessThanOrEqual(150);
    expect(mean(counts)).toBeGreaterThan(70);
    expect(mean(counts)).toBeLessThan(100);
  });

  test('repeats products: more than four fifths of all order items, and more at the end', () => {
    expect(reorderShare(users.flat())).toBeGreaterThan(0.8);
    expect(reorderShare(last(users))).toBeGreaterThan(0.83);
    expect(reorderShare(last(users))).toBeLessThan(0.95);
  });

  test('drifts: recent purchases are far more predictive than all purchases', () => {
    const targets = lastBaskets(users);
    const recall = (decay: number) =>
      meanRecall(targets, ({ history }) => {
        const weight = new Map<number, number>();
        history.forEach((basket, index) => {
          const worth = decay ** (history.length - index);
          for (const id of basket) weight.set(id, (weight.get(id) ?? 0) + worth);
        });
        return [...weight].sort((a, b) => b[1] - a[1]).map(([id]) => id);
      });
    expect(recall(0.9)).toBeGreaterThan(1.1 * recall(1));
    expect(recall(0.9)).toBeLessThan(0.65);
  });

  test('users pause favourites for months', () => {
    const rests = users.flatMap((orders) => {
      const boughtAt = new Map<number, number[]>();
      orders.forEach(({ basket }, index) => {
        for (const id of basket) boughtAt.set(id, [...(boughtAt.get(id) ?? []), index]);
      });
      return [...boughtAt.values()]
        .filter((places) => places.length >= 12)
        .map((places) => {
          const gaps = places.slice(1).map((place, i) => place - places[i]);
          return Math.max(...gaps) / mean(gaps);
        });
    });
    expect(rests.length).toBeGreaterThan(500);
    expect(mean(rests.map((ratio) => Number(ratio > 4)))).toBeGreaterThan(0.2);
  });
});

describe('all characters', () => {
  test.each(Object.keys(allCharacters))('%s gives the same bytes for the same seed', async (name) => {
    const first = await generate(name, 12, `${name}-first`);
    expect(fileHashes(await generate(name, 12, `${name}-second`))).toEqual(fileHashes(first));
  });

  test('differ in what people buy, not in what the shop sells', async () => {
    const sizes = { products: 500, users: 20, seed: 1, format: 'kaggle', overwrite: false } as const;
    const hashes = await Promise.all(
      Object.values(allCharacters).map(async (character) => {
        const directory = join(root, `same-${character.name}`);
        await generateData({ ...sizes, directory, character });
        return fileHashes(directory);
      }),
    );
    const different = (name: string) => new Set(hashes.map((files) => files[name])).size;
    expect(different('products.csv')).toBe(1);
    expect(different('orders.csv')).toBe(hashes.length);
  });
});
