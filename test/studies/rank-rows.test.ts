/** A study ranks and chooses like a recommender whose stage 2 corrects nothing. */
import { sigmoid } from '../../src/lib/sigmoid';
import { bestBasket } from '../../src/recommend/expected-f1';
import { rankRows } from '../../src/studies/rank-rows';
import type { TargetRows } from '../../src/studies/study-rows';

const target = (basket: number[]) => ({
  userId: 1,
  basket: new Set(basket),
  history: new Set<number>(),
  historyOrders: 3,
  usualBasket: NaN,
});

/** Two targets: products 10 to 13, then 20 and 21. */
const rows: Pick<TargetRows, 'targets' | 'starts' | 'products'> = {
  targets: [target([12]), target([21])],
  starts: Int32Array.of(0, 4, 6),
  products: Int32Array.of(10, 11, 12, 13, 20, 21),
};
const scores = Float32Array.of(-1, 2, 0.5, 2, -3, -2);
const calibration = { slope: 1.5, intercept: -0.5 };

test('lists are ordered by score, the first row first for equal scores, and cut to their length', () => {
  const answers = rankRows(rows, scores, { calibration, listLength: 3, productsOutside: 0 });
  expect(answers.map(({ list }) => list)).toEqual([
    [11, 13, 12],
    [21, 20],
  ]);
});

test('probabilities are calibrated, and the basket has the largest expected F1 given the products outside', () => {
  const [answer] = rankRows(rows, scores, { calibration, listLength: 3, productsOutside: 1.5 });
  const probability = (score: number) => sigmoid(1.5 * score - 0.5);
  expect(answer?.probabilities).toEqual([2, 2, 0.5].map(probability));
  const { size } = bestBasket([2, 2, 0.5].map(probability), {
    expected: 1.5 + probability(-1),
    dispersion: 0,
  });
  expect(answer?.basket).toEqual([11, 13, 12].slice(0, size));
  expect(size).toBeGreaterThan(0);
});
