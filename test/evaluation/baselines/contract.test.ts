/** The contract of a baseline, run against each of them. */
import { allBaselines } from '../../../src/evaluation/baselines/all-baselines';
import { publishedParameters } from '../../../src/evaluation/baselines/baseline';
import type { Parameters } from '../../../src/evaluation/baselines/baseline';
import { checkerboard, randomWorld, toyHistories } from '../toy-histories';

const NUM_PRODUCTS = 40;
const world = randomWorld(30, NUM_PRODUCTS, 5);
const histories = toyHistories(world, NUM_PRODUCTS);

/** The published parameters, and the ends of each grid. */
function settingsOf({ space, ...rest }: (typeof allBaselines)[number]): readonly Parameters[] {
  const ends = (place: 0 | -1) =>
    Object.fromEntries(Object.entries(space).map(([name, { values }]) => [name, values.at(place) as number]));
  return [publishedParameters({ space, ...rest }), ends(0), ends(-1)];
}

test('names are distinct', () => {
  expect(new Set(allBaselines.map(({ name }) => name)).size).toBe(allBaselines.length);
});

describe.each(allBaselines.map((baseline) => [baseline.name, baseline] as const))('%s', (name, baseline) => {
  test('the grid ascends and contains the published value', () => {
    for (const { values, published } of Object.values(baseline.space)) {
      expect(values).toContain(published);
      expect([...values].sort((a, b) => a - b)).toEqual(values);
    }
  });

  test.each(settingsOf(baseline))(
    'ranks known products without duplicates, no more than requested: %j',
    (parameters) => {
      const fitted = baseline.fit(histories, parameters);
      for (let user = 0; user < world.length; user++) {
        const list = fitted.rank(user, 15);
        expect(list.length).toBeLessThanOrEqual(15);
        expect(new Set(list).size).toBe(list.length);
        for (const product of list) expect(product >= 0 && product < NUM_PRODUCTS).toBe(true);
        expect(Array.from(fitted.rank(user, 5))).toEqual(Array.from(list.slice(0, 5)));
      }
    },
  );

  test('the answer does not depend on earlier calls', () => {
    const parameters = publishedParameters(baseline);
    const fresh = (user: number) => Array.from(baseline.fit(histories, parameters).rank(user, 10));
    const fitted = baseline.fit(histories, parameters);
    for (const user of [7, 3, 3, 0, 29]) expect(Array.from(fitted.rank(user, 10))).toEqual(fresh(user));
  });

  test('lists what the user always buys', () => {
    if (name === 'G-TopFreq') return;
    const board = checkerboard();
    const fitted = baseline.fit(toyHistories(board), publishedParameters(baseline));
    board.forEach(([basket], user) => {
      expect([...fitted.rank(user, 4)].sort()).toEqual([...basket].sort());
    });
  });

  test('a cold-start user gets popular products, or nothing from P-TopFreq', () => {
    const list = baseline.fit(histories, publishedParameters(baseline)).rank(0, 3);
    const popular = allBaselines[0]?.fit(histories, {}).rank(0, 3);
    expect(Array.from(list)).toEqual(name === 'P-TopFreq' ? [] : Array.from(popular ?? []));
  });

  test('without any order, lists are empty', () => {
    const nothing = baseline.fit(toyHistories([[], []]), publishedParameters(baseline));
    expect(nothing.rank(1, 10)).toHaveLength(0);
  });
});
