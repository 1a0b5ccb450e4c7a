import { EarlyStopping } from '../../src/gbdt/early-stopping';

/** Feeds values until told to stop. */
function watch(stopping: EarlyStopping, values: number[]): { stoppedAt: number | undefined; best: number } {
  const index = values.findIndex((value, i) => stopping.observe(i + 1, value));
  return { stoppedAt: index < 0 ? undefined : index + 1, best: stopping.bestIteration };
}

test('stops when the metric has not improved for so many iterations', () => {
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

test('an improvement starts the count anew', () => {
  expect(watch(new EarlyStopping('auc', 2), [0.1, 0.05, 0.2, 0.15, 0.3])).toEqual({
    stoppedAt: undefined,
    best: 5,
  });
});

test('zero rounds never stop but remember the best', () => {
  expect(watch(new EarlyStopping('auc', 0), [0.9, 0.1, 0.1, 0.1])).toEqual({ stoppedAt: undefined, best: 1 });
});
