import { ownCartSupport } from '../../src/retrieval/own-cart-support';

/** Product 1 goes with 2; 3 replaces 1; 4 is bought alone. */
const baskets = [[1, 2], [3], [1, 2, 5], [3, 4], [1, 5]];

test('baskets with products of the cart count by overlap and age', () => {
  const support = ownCartSupport(baskets, [1]);
  // Weights of the baskets with product 1: 1/sqrt(2)/5, 1/sqrt(3)/3, 1/sqrt(2)/1.
  const [oldest, middle, newest] = [1 / Math.sqrt(2) / 5, 1 / Math.sqrt(3) / 3, 1 / Math.sqrt(2)];
  const all = oldest + middle + newest;
  expect(support.get(2)?.overlapShare).toBeCloseTo((oldest + middle) / all);
  expect(support.get(5)?.overlapShare).toBeCloseTo((middle + newest) / all);
  expect(support.get(3)?.overlapShare).toBe(0);
});

test('the product of the cart with the largest share of common baskets is named', () => {
  const support = ownCartSupport(baskets, [5, 1]);
  expect(support.get(2)).toMatchObject({ strongest: 1, both: 2, share: 2 / 3 });
  expect(support.get(3)).toMatchObject({ strongest: -1, both: 0, share: 0 });
});

test('a complement is bought together beyond chance, a substitute below it', () => {
  const support = ownCartSupport(baskets, [1]);
  expect(support.get(2)?.beyondChance).toBeCloseTo(2 - (3 * 2) / 5);
  expect(support.get(3)?.beyondChance).toBeCloseTo(0 - (3 * 2) / 5);
});

test('products of the cart are left out, and the order of the cart does not matter', () => {
  expect(ownCartSupport(baskets, [1, 5])).toEqual(ownCartSupport(baskets, [5, 1]));
  expect([...ownCartSupport(baskets, [1, 5]).keys()].sort()).toEqual([2, 3, 4]);
});

test('without a history, or with a cart of products that were never bought, there is no support', () => {
  expect(ownCartSupport([], [1]).size).toBe(0);
  expect(ownCartSupport(baskets, [9]).get(2)).toEqual({
    overlapShare: 0,
    strongest: -1,
    both: 0,
    share: 0,
    beyondChance: 0,
  });
});
