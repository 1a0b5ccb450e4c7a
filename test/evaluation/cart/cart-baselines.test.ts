import { coPurchase } from '../../../src/evaluation/cart/co-purchase';
import {
  frequencyAndCoPurchase,
  frequencyMinusCart,
} from '../../../src/evaluation/cart/frequency-and-co-purchase';
import { toyHistories } from '../toy-histories';

/** User 0 buys 1 and 2 together, user 1 buys 1 with 3 or alone, user 2 has no basket. Product 4 is popular. */
const histories = toyHistories([[[1, 2], [4], [1, 2, 4]], [[1, 3], [1], [4], [4]], []], 6);
const list = (ranked: Int32Array) => Array.from(ranked);

test('conditional co-purchase counts the baskets with both products', () => {
  const { rank } = coPurchase('conditional').fit(histories, {});
  // Of four baskets with 1: two with 2, one with 3, one with 4.
  expect(list(rank(null, [1], 2))).toEqual([2, 3]);
  // 1/4 + 1/2 for 4, 1/4 for 3.
  expect(list(rank(null, [1, 2], 2))).toEqual([4, 3]);
});

test('the cosine divides by how often both products are bought', () => {
  const { rank } = coPurchase('cosine').fit(histories, {});
  // 2: 2/sqrt(4 x 2), 3: 1/sqrt(4 x 1), 4: 1/sqrt(4 x 4).
  expect(list(rank(null, [1], 3))).toEqual([2, 3, 4]);
});

test('short lists are filled with popular products, never with the cart', () => {
  const { rank } = coPurchase('conditional').fit(histories, {});
  expect(list(rank(null, [5], 10))).toEqual([1, 4, 2, 3]);
  expect(list(rank(null, [3, 4], 10))).toEqual([1, 2]);
});

test('frequency leaves out the cart, and knows only popularity without a history', () => {
  const { rank } = frequencyMinusCart.fit(histories, { decay: 0.9 });
  expect(list(rank(1, [1], 2))).toEqual([4, 3]);
  expect(list(rank(2, [1], 2))).toEqual([4, 2]);
  expect(list(rank(null, [4], 2))).toEqual([1, 2]);
});

test('the blend moves from frequency to co-purchase', () => {
  const ranked = (weight: number) =>
    list(frequencyAndCoPurchase.fit(histories, { decay: 1, weight }).rank(1, [1], 2));
  expect(ranked(0.02)).toEqual([4, 3]);
  expect(ranked(1)).toEqual([2, 3]);
});

test('without a history the blend is co-purchase', () => {
  const { rank } = frequencyAndCoPurchase.fit(histories, { decay: 0.9, weight: 0.1 });
  const alone = coPurchase('conditional').fit(histories, {});
  for (const user of [null, 2]) expect(rank(user, [1], 4)).toEqual(alone.rank(null, [1], 4));
});
