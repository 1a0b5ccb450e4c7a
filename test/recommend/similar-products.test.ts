import { similarProducts } from '../../src/recommend/similar-products';
import { tinyCatalogue } from './tiny-catalogue';

const catalogue = tinyCatalogue({
  coPurchases: [
    [10, 30, 0.5, 9],
    [10, 20, 0.25, 4],
    [10, 40, 0.1, 2],
  ],
});
const none: ReadonlySet<number> = new Set();
const idsOf = (found: readonly { productId: number }[]) => found.map(({ productId }) => productId);

test('links of the product, best first, with the lift over the share of all orders', () => {
  const found = similarProducts(catalogue, none, 10, 2);
  expect(found).toEqual([
    { productId: 30, confidence: 0.5, lift: 0.5 / 0.3, orders: 9 },
    { productId: 20, confidence: 0.25, lift: 0.25 / 0.4, orders: 4 },
  ]);
});

test('unavailable products are left out, and the next ones fill up', () => {
  expect(idsOf(similarProducts(catalogue, new Set([30]), 10, 2))).toEqual([20, 40]);
});

test('a product without links, an unknown product and a list of length 0 are empty', () => {
  expect(similarProducts(catalogue, none, 50, 5)).toEqual([]);
  expect(similarProducts(catalogue, none, 99, 5)).toEqual([]);
  expect(similarProducts(catalogue, none, 10, 0)).toEqual([]);
});
