import type { Parameter } from '../../src/evaluation/baselines/baseline';
import { bestTrial, createParameterSearch } from '../../src/evaluation/parameter-search';
import type { Trial } from '../../src/evaluation/parameter-search';

const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const space: Record<string, Parameter> = {
  a: { values, published: 2 },
  b: { values, published: 9 },
  c: { values, published: 5 },
};

function search(
  within: Record<string, Parameter>,
  budget: number,
  seed: number,
  value: (trial: Readonly<Record<string, number>>) => number,
): readonly Trial[] {
  const next = createParameterSearch(within, budget, seed);
  const trials: Trial[] = [];
  for (let parameters = next(trials); parameters; parameters = next(trials)) {
    trials.push({ parameters, value: value(parameters) });
  }
  return trials;
}

const hill = ({ a = 0, b = 0, c = 0 }) => -((a - 7) ** 2) - (b - 3) ** 2 - (c - 8) ** 2;

test('the published setting comes first, no setting is tried twice, and the budget is respected', () => {
  const trials = search(space, 60, 1, hill);
  expect(trials[0]?.parameters).toEqual({ a: 2, b: 9, c: 5 });
  expect(trials).toHaveLength(60);
  expect(new Set(trials.map(({ parameters }) => JSON.stringify(parameters))).size).toBe(60);
});

test('a grid smaller than the budget is tried completely, and one without parameters once', () => {
  const { a } = space as { a: Parameter };
  const tried = search({ a }, 60, 1, hill).map(({ parameters }) => parameters.a);
  expect(tried.sort((x, y) => x - y)).toEqual(values);
  expect(search({}, 60, 1, () => 0)).toEqual([{ parameters: {}, value: 0 }]);
});

test('steps around the best find the top of a hill that random draws would miss', () => {
  expect(bestTrial(search(space, 60, 1, hill)).parameters).toEqual({ a: 7, b: 3, c: 8 });
});

test('the same seed gives the same sequence, another seed another one', () => {
  expect(search(space, 20, 4, hill)).toEqual(search(space, 20, 4, hill));
  expect(search(space, 20, 5, hill)).not.toEqual(search(space, 20, 4, hill));
});

test('of equal values, the earlier trial wins', () => {
  expect(bestTrial(search(space, 10, 1, () => 1)).parameters).toEqual({ a: 2, b: 9, c: 5 });
});
