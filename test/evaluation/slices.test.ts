import { sliceResults } from '../../src/evaluation/slices';
import { metricNames, targetMetrics } from '../../src/evaluation/target-metrics';
import type { EvaluatedTarget } from '../../src/evaluation/target-metrics';
import type { Method, MethodKind } from '../../src/evaluation/method';

const targets: readonly EvaluatedTarget[] = [
  { userId: 1, historyOrders: 0, basket: new Set([1]), usualBasket: 3, history: new Set() },
  { userId: 2, historyOrders: 2, basket: new Set([1, 2]), usualBasket: 3, history: new Set([1]) },
  {
    userId: 3,
    historyOrders: 2,
    basket: new Set([1, 2, 3, 4]),
    usualBasket: 3,
    history: new Set([1, 2, 3, 4]),
  },
  { userId: 4, historyOrders: 70, basket: new Set([9]), usualBasket: 3, history: new Set([1, 2]) },
];

function answered(name: string, kind: MethodKind, list: readonly number[]) {
  const method: Method = { name, kind, answer: async () => [] };
  const metrics = targets.map((target) => targetMetrics({ list, basket: list }, target));
  return { method, metrics, shown: new Set<number>() };
}

const slices = sliceResults(
  targets,
  [
    answered('ours', 'ours', [1, 2]),
    answered('stage 1 alone', 'part', [1, 2, 3, 4, 9]),
    answered('weak', 'baseline', [7]),
    answered('strong', 'baseline', [1]),
  ],
  1,
);

test('each dimension divides the targets among its parts', () => {
  const parts = slices.map(({ dimension, name, targets: count }) => [dimension, name, count]);
  expect(parts).toEqual([
    ['orders before', '0 (cold start)', 1],
    ['orders before', '1 to 2', 2],
    ['orders before', 'more than 50', 1],
    ['products in the basket', '1 to 3', 3],
    ['products in the basket', '4 to 6', 1],
    ['share of the basket bought before', 'nothing', 2],
    ['share of the basket bought before', 'half or more', 1],
    ['share of the basket bought before', 'everything', 1],
  ]);
});

test('a part shows its own means, next to the best baseline within it', () => {
  const twoOrders = slices.find(({ name }) => name === '1 to 2');
  expect(twoOrders?.methods.ours?.['recall@10']).toBeCloseTo((1 + 2 / 4) / 2);
  expect(twoOrders?.methods.ours?.['exploreRecall@10']).toBe(1);
  expect(twoOrders?.against['recall@10']).toMatchObject({
    baseline: 'strong',
    difference: { mean: (1 - 1 / 2 + (2 / 4 - 1 / 4)) / 2 },
  });
});

test('metrics are found by name', () => {
  expect(metricNames).toEqual(expect.arrayContaining(['recall@10', 'ndcg@10', 'basketF1']));
});
