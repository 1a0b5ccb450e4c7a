import { withoutDatabase } from '../../src/recommend/without-database';
import { tinyCatalogue } from './tiny-catalogue';

const catalogue = tinyCatalogue({
  coPurchases: [
    [10, 20, 0.5, 5],
    [10, 30, 0.4, 4],
    [10, 40, 0.3, 3],
  ],
  onSundayMorning: [[40, 0.6]],
});

/** 20 is unavailable; 30 cannot be shown without the database. */
const recommender = withoutDatabase({
  catalogue: () => catalogue,
  unavailable: () => new Set([20]),
  isKnown: (productId) => productId !== 30,
  clock: () => new Date('2026-11-22T09:00Z'),
});
const idsOf = (items: readonly { productId: number }[]) => items.map(({ productId }) => productId);

test('every request gets popular products that can be shown, marked as popular', async () => {
  const lists = await recommender.recommend([
    { userId: 1, first: 2 },
    { userId: null, first: 5, filter: { aisleIds: [1, 3] } },
    { userId: 1, first: 5, context: { dayOfWeek: 4 } },
  ]);
  expect(lists.map(({ items }) => idsOf(items))).toEqual([
    [40, 10],
    [10, 50],
    [10, 40, 50],
  ]);
  for (const list of lists) expect(list).toMatchObject({ strategy: 'POPULAR', modelVersion: null });
});

test('a basket is chosen from the same products', async () => {
  const [basket] = await recommender.predictBaskets([{ userId: 1 }]);
  expect(idsOf(basket.items)).toEqual([40, 10].slice(0, basket.items.length));
  expect(basket.expectedF1).toBeGreaterThan(0);
});

test('similar and popular products leave out what cannot be shown', async () => {
  expect(idsOf(await recommender.similarProducts(10, 5))).toEqual([40]);
  expect(await recommender.popularProducts(5, {}, {})).toEqual([40, 10, 50]);
});
