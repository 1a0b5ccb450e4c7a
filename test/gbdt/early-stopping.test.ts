import { EarlyStopping } from '../../src/gbdt/early-stopping';

/** Feeds values until told to stop. */
function watch(stopping: EarlyStopping, values: number[]): { stoppedAt: number | undefined; best: number } {
  const index = values.findIndex((value, i) => stopping.observe(i + 1, value));
  return { stoppedAt: index < 0 ? undefined : index + 1, best: stopping.bestIteration };
}

test('stops when the metric has not improved for the given number of iterations', () => {
  expect(watch(new EarlyStopping('auc', 3), [0.5, 0.7, 0.6, 0.7, 0.69, 0.9])).toEqual({
    stoppedAt: 5,
    best: 2,
  });
});

test('a smaller log loss is better', () => {
  expect(watch(new EarlyStopping('logLoss', 2), [0.5, 0.4, 0.45, 0.41, 0.1])).toEqual({
    stoppedAt: 4,
    best: 2,
  });
});

test('an improvement resets the count', () => {
  expect(watch(new EarlyStopping('auc', 2), [0.1, 0.05, 0.2, 0.15, 0.3])).toEqual({
    stoppedAt: undefined,
    best: 5,
  });
});

test('zero rounds never stop but record the best', () => {
  expect(watch(new EarlyStopping('auc', 0), [0.9, 0.1, 0.1, 0.1])).toEqual({ stoppedAt: undefined, best: 1 });
});

test.each(['ndcg', 'map'] as const)('a larger %s is better', (metric) => {
  expect(watch(new EarlyStopping(metric, 2), [0.1, 0.5, 0.4, 0.3])).toEqual({ stoppedAt: 4, best: 2 });
});

test.each(['l2', 'multiLogLoss'] as const)('a smaller %s is better', (metric) => {
  expect(watch(new EarlyStopping(metric, 2), [5, 4, 6, 7])).toEqual({ stoppedAt: 4, best: 2 });
});

test('a change of at most minDelta is not an improvement', () => {
  expect(watch(new EarlyStopping('logLoss', 2, 0.1), [1, 0.95, 0.9, 0.85])).toEqual({
    stoppedAt: 3,
    best: 1,
  });
  expect(watch(new EarlyStopping('auc', 3, 0.1), [0.5, 0.55, 0.62, 0.6])).toEqual({
    stoppedAt: undefined,
    best: 3,
  });
});
