import { SelectionCounter } from '../../src/evaluation/selection';

const list = [1, 2, 3, 4, 5, 6, 7, 8];
const probabilities = [0.9, 0.6, 0.45, 0.2, 0.1, 0.05, 0.03, 0.01];

function resultsOf(
  ...targets: readonly { chosen: readonly number[]; basket: readonly number[]; usual: number }[]
) {
  const counter = new SelectionCounter();
  for (const { chosen, basket, usual } of targets) {
    counter.add(
      { list, basket: chosen, probabilities },
      { userId: 1, basket: new Set(basket), history: new Set(), historyOrders: 1, usualBasket: usual },
    );
  }
  return counter.result(1);
}

test('each rule takes its part of the list', () => {
  const results = resultsOf({ chosen: [1, 2], basket: [1, 2, 3], usual: 2.6 });
  const ruleOf = (name: string) => results.find(({ rule }) => rule === name);
  expect(ruleOf('probability of 0.4 or more')).toMatchObject({ size: 3, basketF1: 1 });
  expect(ruleOf('probability of 0.5 or more')).toMatchObject({ size: 2, basketF1: 0.8 });
  expect(ruleOf('1 products')).toMatchObject({ size: 1, basketF1: 0.5 });
  expect(ruleOf('20 products')).toMatchObject({ size: 8, basketF1: 6 / 11 });
  expect(ruleOf("the user's mean size")).toMatchObject({ size: 3, basketF1: 1 });
  expect(ruleOf('1 products')?.oursMinusThis.mean).toBeCloseTo(0.3);
});

test('the best rule comes first', () => {
  const results = resultsOf({ chosen: [1], basket: [1], usual: 4 }, { chosen: [1], basket: [1], usual: 4 });
  expect(results[0]).toMatchObject({ rule: '1 products', basketF1: 1 });
  expect(results.map(({ basketF1 }) => basketF1)).toEqual(
    results.map(({ basketF1 }) => basketF1).sort((a, b) => b - a),
  );
});
