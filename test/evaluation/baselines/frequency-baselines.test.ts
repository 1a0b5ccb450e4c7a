import { decayedFrequency } from '../../../src/evaluation/baselines/decayed-frequency';
import { globalFrequency } from '../../../src/evaluation/baselines/global-frequency';
import { personalFrequency } from '../../../src/evaluation/baselines/personal-frequency';
import { personalThenGlobalFrequency } from '../../../src/evaluation/baselines/personal-then-global-frequency';
import { repeatPropensities, repetitionModule } from '../../../src/evaluation/baselines/repetition-module';
import { toyHistories } from '../toy-histories';

const world = toyHistories([[[1, 2], [1, 3], [4]], [[5], [5, 2], [5, 2]], [[2, 5]]]);

test('G-TopFreq counts baskets of all users', () => {
  // 2 and 5 are in four baskets each (smaller index first), 1 in two, 3 and 4 in one.
  expect([...globalFrequency.fit(world, {}).rank(0, 10)]).toEqual([2, 5, 1, 3, 4]);
});

test('P-TopFreq breaks ties by the most recent purchase', () => {
  expect([...personalFrequency.fit(world, {}).rank(0, 10)]).toEqual([1, 4, 3, 2]);
});

test('GP-TopFreq continues with popular products', () => {
  expect([...personalThenGlobalFrequency.fit(world, {}).rank(0, 10)]).toEqual([1, 4, 3, 2, 5]);
  expect([...personalThenGlobalFrequency.fit(world, {}).rank(1, 10)]).toEqual([5, 2, 1, 3, 4]);
});

test('decay weighs two old purchases against one recent one', () => {
  const ranked = (decay: number) => [...decayedFrequency.fit(world, { decay }).rank(0, 2)];
  // product 1: decay + decay^2, product 4: 1
  expect(ranked(0.5)[0]).toBe(4);
  expect(ranked(0.7)[0]).toBe(1);
  expect(ranked(1)[0]).toBe(1);
});

test('repeat propensity is high for products that are bought again', () => {
  const histories = toyHistories([
    [[1, 2], [1], [1]],
    [[1, 2], [1]],
  ]);
  // product 1: (2^0.5 + 1) of 2 buyers; product 2: never bought again
  const [, again, never] = repeatPropensities(histories, 0.5, 0);
  expect(again).toBeCloseTo((Math.SQRT2 + 1) / 2);
  expect(never).toBe(0);
});

test('among equally recent products, the repetition module prefers those that people buy again', () => {
  const others = Array.from({ length: 6 }, () => [[7, 8], [8], [8]]);
  const histories = toyHistories([[[7, 8]], ...others]);
  const ranked = repetitionModule.fit(histories, { alpha: 0.3, beta: 0.8, smoothing: 1 }).rank(0, 2);
  expect([...ranked]).toEqual([8, 7]);
});
