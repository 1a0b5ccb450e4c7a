/**
 * Patterns that a model can learn from the files: they are measured in the rows and compared with the generator's settings.
 *
 * @slow Generates whole shops.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instacart } from '../../src/data-generator/characters/instacart';
import { generateData } from '../../src/data-generator/generate-data';
import { drawProfile } from '../../src/data-generator/user-profile';
import { buildWorld } from '../../src/data-generator/world';
import type { World } from '../../src/data-generator/world';
import { byUser, readOrders } from './read-data';
import type { OrderRow } from './read-data';

const SEED = 5;
const PRODUCTS = 600;

let world: World;
let orders: OrderRow[];
let users: OrderRow[][];

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'habits-'));
  try {
    await generateData({
      directory,
      format: 'timele',
      users: 1_500,
      products: PRODUCTS,
      seed: SEED,
      overwrite: false,
    });
    orders = readOrders(directory, 'orders_demo.csv', ['order_items_demo.csv']);
  } finally {
    rmSync(directory, { recursive: true });
  }
  users = byUser(orders);
  world = buildWorld(instacart, SEED, PRODUCTS);
});

describe('repurchase intervals', () => {
  /**
   * Gaps between purchases, as a multiple of the product's interval in the user's household. Considers users who order
   * often, products that they bought at least four times, and intervals in the given range of days.
   */
  function relativeGaps(from: number, to: number): number[] {
    const gaps: number[] = [];
    for (const list of users) {
      if (list.length < 40) continue;
      const { household } = drawProfile(instacart, SEED, list[0].user);
      const purchaseDays = new Map<number, number[]>();
      let day = 0;
      for (const { days, basket } of list) {
        day += days ?? 0;
        for (const id of basket) purchaseDays.set(id, [...(purchaseDays.get(id) ?? []), day]);
      }
      for (const [id, dates] of purchaseDays) {
        const interval = world.catalogue.interval[id - 1];
        if (dates.length < 4 || interval < from || interval >= to) continue;
        dates.slice(1).forEach((date, i) => gaps.push((date - dates[i]) / (interval * household)));
      }
    }
    return gaps.sort((a, b) => a - b);
  }

  test.each([
    ['weekly', 6, 8],
    ['fortnightly', 12, 16],
    ['monthly', 26, 34],
  ])('show %s products at their interval', (_, from, to) => {
    const gaps = relativeGaps(from, to);
    expect(gaps.length).toBeGreaterThan(100);
    const median = gaps[gaps.length >> 1];
    expect(median).toBeGreaterThan(0.9);
    expect(median).toBeLessThan(1.35);
  });

  test('rarely show a pack that is bought again long before it is used up', () => {
    const gaps = relativeGaps(10, 40);
    const between = (low: number, high: number) => gaps.filter((gap) => gap >= low && gap < high).length;
    expect(between(0, 0.5)).toBeLessThan(0.35 * between(0.75, 1.25));
  });
});

describe('basket-mates', () => {
  test('are bought together more than twice as often as by chance, for every frequent pair', () => {
    const baskets = orders.map(({ basket }) => new Set(basket)).filter(({ size }) => size > 0);
    const count = (...ids: number[]) => baskets.filter((basket) => ids.every((id) => basket.has(id))).length;
    const { start, mate } = world.mates;
    const lifts: number[] = [];
    for (let product = 0; product < PRODUCTS && lifts.length < 60; product++) {
      const bought = count(product + 1);
      if (bought < 200) continue;
      for (let i = start[product]; i < start[product + 1]; i++) {
        const expected = (bought * count(mate[i] + 1)) / baskets.length;
        lifts.push(count(product + 1, mate[i] + 1) / expected);
      }
    }
    expect(lifts.length).toBeGreaterThan(30);
    expect(Math.min(...lifts)).toBeGreaterThan(2);
  });

  test('lead to products that are new to the user', () => {
    const isMate = (trigger: number, id: number) => {
      const { start, mate } = world.mates;
      return mate.subarray(start[trigger - 1], start[trigger]).includes(id - 1);
    };
    let broughtIn = 0;
    for (const { basket, reordered } of orders) {
      broughtIn += basket.filter(
        (id, i) => !reordered[i] && basket.some((trigger) => isMate(trigger, id)),
      ).length;
    }
    const explored = orders.flatMap(({ reordered }) => reordered).filter((flag) => !flag).length;
    expect(broughtIn / explored).toBeGreaterThan(0.05);
  });
});

describe('rhythms', () => {
  test('give users a favourite weekday', () => {
    const regulars = users.filter((list) => list.length >= 15);
    const share = (list: OrderRow[]) =>
      Math.max(
        ...[0, 1, 2, 3, 4, 5, 6].map((day) => list.filter(({ dayOfWeek }) => dayOfWeek === day).length),
      ) / list.length;
    const mean = regulars.reduce((sum, list) => sum + share(list), 0) / regulars.length;
    expect(mean).toBeGreaterThan(0.3);
  });

  test('sell alcohol at the weekend and breakfast on working mornings', () => {
    const share = (among: (order: OrderRow) => boolean, isOne: (product: number) => boolean) => {
      const ids = orders.filter(among).flatMap(({ basket }) => basket);
      return ids.filter((id) => isOne(id - 1)).length / ids.length;
    };
    const alcohol = (product: number) => world.catalogue.departmentId[product] === 5;
    const weekend = ({ dayOfWeek }: OrderRow) => dayOfWeek <= 1;
    expect(share(weekend, alcohol)).toBeGreaterThan(1.3 * share((order) => !weekend(order), alcohol));
    const yogurt = (product: number) => world.catalogue.aisleId[product] === 120;
    const morning = ({ dayOfWeek, hour }: OrderRow) => dayOfWeek >= 2 && hour < 12;
    expect(share(morning, yogurt)).toBeGreaterThan(1.15 * share((order) => !morning(order), yogurt));
  });
});

describe('exploring and change', () => {
  test('users explore much at first and less later', () => {
    const exploreShare = (from: number, to: number) => {
      const flags = orders
        .filter(({ number }) => number >= from && number <= to)
        .flatMap((order) => order.reordered);
      return flags.filter((flag) => !flag).length / flags.length;
    };
    expect(exploreShare(1, 1)).toBe(1);
    expect(exploreShare(2, 3)).toBeGreaterThan(0.6);
    expect(exploreShare(10, 15)).toBeLessThan(0.45);
    expect(exploreShare(30, 99)).toBeGreaterThan(0.1);
    expect(exploreShare(30, 99)).toBeLessThan(0.35);
  });

  test('favourites fade: the last ten baskets resemble the ten before more than the first ten', () => {
    const products = (list: OrderRow[]) => new Set(list.flatMap(({ basket }) => basket));
    const overlap = (a: Set<number>, b: Set<number>) => {
      const common = [...a].filter((id) => b.has(id)).length;
      return common / (a.size + b.size - common);
    };
    let closer = 0;
    let compared = 0;
    for (const list of users) {
      const known = list.slice(0, -1);
      if (known.length < 40) continue;
      const latest = products(known.slice(-10));
      const [near, far] = [products(known.slice(-20, -10)), products(known.slice(0, 10))];
      closer += overlap(latest, near) > overlap(latest, far) ? 1 : 0;
      compared++;
    }
    expect(compared).toBeGreaterThan(50);
    expect(closer / compared).toBeGreaterThan(0.75);
  });

  test('tastes are consistent: some users avoid meat, milk and eggs in all their orders', () => {
    const { aisleId, departmentId } = world.catalogue;
    const isVegan = (id: number) =>
      departmentId[id - 1] !== 12 && (departmentId[id - 1] !== 16 || aisleId[id - 1] === 91);
    // One product in five is not vegan, so a hundred random products would include some.
    const known = users
      .map((list) => list.flatMap(({ basket }) => basket))
      .filter(({ length }) => length >= 100);
    const vegans = known.filter((ids) => ids.every(isVegan));
    expect(vegans.length / known.length).toBeGreaterThan(0.04);
    expect(vegans.length / known.length).toBeLessThan(0.12);
  });
});

describe('what there is to learn', () => {
  test('personal frequency beats popularity by far, and weighting recent orders beats plain frequency', () => {
    const sold = new Map<number, number>();
    for (const { basket } of orders) basket.forEach((id) => sold.set(id, (sold.get(id) ?? 0) + 1));
    const recall = { popular: 0, frequent: 0, recent: 0 };
    let targets = 0;
    for (const list of users) {
      const known = list.slice(0, -1);
      const target = known.pop();
      if (!target || known.length < 3) continue;
      targets++;
      const frequency = weights(known, 1);
      recall.popular += recallAt10(sold, target.basket);
      recall.frequent += recallAt10(frequency, target.basket);
      recall.recent += recallAt10(weights(known, 0.9), target.basket);
    }
    expect(recall.frequent).toBeGreaterThan(2 * recall.popular);
    expect(recall.recent).toBeGreaterThan(1.02 * recall.frequent);
    expect(recall.frequent / targets).toBeGreaterThan(0.3);
    expect(recall.frequent / targets).toBeLessThan(0.5);
  });

  /** Product id -> number of baskets, each weighted by `decay` to the power of the baskets since. */
  function weights(history: readonly OrderRow[], decay: number): Map<number, number> {
    const weight = new Map<number, number>();
    history.forEach(({ basket }, index) => {
      for (const id of basket) weight.set(id, (weight.get(id) ?? 0) + decay ** (history.length - 1 - index));
    });
    return weight;
  }

  function recallAt10(scores: ReadonlyMap<number, number>, basket: readonly number[]): number {
    const top = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 10);
    return top.filter(([id]) => basket.includes(id)).length / basket.length;
  }
});
