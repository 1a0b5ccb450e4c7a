import { tifuKnn } from '../../../src/evaluation/baselines/tifu-knn';
import { basketWeights } from '../../../src/evaluation/baselines/tifu-user-vectors';
import { checkerboard, lackedBy, randomWorld, toyHistories } from '../toy-histories';
import type { World } from '../toy-histories';

describe('basket weights', () => {
  test('with five baskets in two groups, the last group is the larger one', () => {
    const [w, a] = [0.9, 0.7];
    const expected = [(w * a) / 2 / 2, a / 2 / 2, w ** 2 / 3 / 2, w / 3 / 2, 1 / 3 / 2];
    basketWeights(5, { groups: 2, within: w, across: a }).forEach((weight, b) =>
      expect(weight).toBeCloseTo(expected[b]),
    );
  });

  test('with fewer baskets than groups, there are as many groups as baskets', () => {
    expect([...basketWeights(2, { groups: 7, within: 0.5, across: 0.5 })]).toEqual([0.25, 0.5]);
  });

  test('without decay, all baskets of equal groups have the same weight', () => {
    expect([...basketWeights(6, { groups: 3, within: 1, across: 1 })]).toEqual(Array(6).fill(1 / 6));
    expect(basketWeights(0, { groups: 3, within: 1, across: 1 })).toHaveLength(0);
  });
});

test('neighbours of the same colour on the checkerboard supply the missing product', () => {
  const board = checkerboard();
  const fitted = tifuKnn.fit(toyHistories(board), {
    neighbours: 4,
    within: 0.9,
    across: 0.7,
    alpha: 0.5,
    groups: 3,
  });
  board.forEach((_, user) => expect(fitted.rank(user, 5)[4]).toBe(lackedBy(user)));
});

test('agrees with a naive dense implementation', () => {
  const [users, products] = [25, 30];
  const world = randomWorld(users, products, 9);
  for (const parameters of [
    { neighbours: 5, within: 0.8, across: 0.6, alpha: 0.7, groups: 3 },
    { neighbours: 900, within: 1, across: 0.3, alpha: 0.1, groups: 23 },
  ]) {
    const fitted = tifuKnn.fit(toyHistories(world, products), parameters);
    for (let user = 1; user < users; user++) {
      const scores = naiveScores(world, products, user, parameters);
      const list = fitted.rank(user, 10);
      for (let i = 1; i < list.length; i++) {
        expect(scores[list[i - 1]] + 1e-12).toBeGreaterThanOrEqual(scores[list[i]]);
      }
      const left = scores.filter((_, product) => !list.includes(product));
      expect(Math.max(...left)).toBeLessThanOrEqual(scores[list[list.length - 1]] + 1e-12);
    }
  }
});

interface Settings {
  readonly neighbours: number;
  readonly within: number;
  readonly across: number;
  readonly alpha: number;
  readonly groups: number;
}

/** Directly from the paper: dense vectors, all distances sorted. */
function naiveScores(world: World, products: number, user: number, settings: Settings): number[] {
  const vectors = world.map((baskets) => naiveVector(baskets, products, settings));
  const own = vectors[user];
  const distance = (v: readonly number[]) => v.reduce((sum, value, i) => sum + (value - own[i]) ** 2, 0);
  const nearest = vectors
    .filter((vector, v) => v !== user && vector.some((value) => value > 0))
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, settings.neighbours);
  return own.map((value, i) => {
    const mean = nearest.reduce((sum, vector) => sum + vector[i], 0) / nearest.length;
    return settings.alpha * value + (1 - settings.alpha) * mean;
  });
}

function naiveVector(
  baskets: readonly (readonly number[])[],
  products: number,
  { groups, within, across }: Settings,
): number[] {
  const m = Math.min(groups, baskets.length);
  const vector = Array<number>(products).fill(0);
  let start = 0;
  for (let g = 0; g < m; g++) {
    const size = Math.floor(baskets.length / m) + Number(g >= m - (baskets.length % m));
    const group = baskets.slice(start, start + size);
    start += size;
    group.forEach((basket, b) => {
      for (const product of basket) {
        vector[product] += (within ** (size - 1 - b) / size) * (across ** (m - 1 - g) / m);
      }
    });
  }
  return vector;
}
