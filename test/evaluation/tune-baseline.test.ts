import { decayedFrequency } from '../../src/evaluation/baselines/decayed-frequency';
import { globalFrequency } from '../../src/evaluation/baselines/global-frequency';
import { tuneBaseline } from '../../src/evaluation/tune-baseline';
import { toyHistories } from './toy-histories';
import type { World } from './toy-histories';

const request = { meanBasket: 4, budget: 30, seed: 1 };

/** Shoppers whose taste changed: five baskets of 0 to 9, then two of 10 to 19. */
const fickle: World = Array.from({ length: 8 }, () => [
  ...Array.from({ length: 5 }, () => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
  ...Array.from({ length: 2 }, () => [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]),
]);

test('tuning detects that only recent purchases count', async () => {
  const targets = fickle.map((_, user) => ({ user, basket: new Set([10, 11, 12, 13]) }));
  const tuned = await tuneBaseline(decayedFrequency, {
    ...request,
    histories: toyHistories(fickle),
    targets,
  });
  // The sum of decay^2 to decay^6 competes with 1 + decay: plain counting (decay 1) ranks them the wrong way round.
  expect(tuned.parameters.decay).toBeLessThan(0.8);
  expect(tuned.trials).toBe(decayedFrequency.space.decay?.values.length);
  expect(tuned.validation).toBeGreaterThan(tuned.publishedValidation);
});

test('the basket gets the size with the largest F1', async () => {
  // The list begins with what is bought, and baskets are twice as large as before.
  const histories = toyHistories([
    [
      [0, 1],
      [0, 1],
    ],
    [
      [2, 3],
      [2, 3],
    ],
  ]);
  const targets = [0, 1].map((user) => ({ user, basket: new Set([0, 1, 2, 3]) }));
  const tuned = await tuneBaseline(globalFrequency, { ...request, histories, targets });
  expect(tuned.basketScale).toBe(1.8);
  expect(tuned.trials).toBe(1);
});

test('an aborted tuning ends with the reason', async () => {
  const histories = toyHistories(fickle);
  const signal = AbortSignal.abort(new Error('enough'));
  const tuning = tuneBaseline(decayedFrequency, { ...request, histories, targets: [], signal });
  await expect(tuning).rejects.toThrow('enough');
});
