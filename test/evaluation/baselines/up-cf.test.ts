import { recentShares, upCf } from '../../../src/evaluation/baselines/up-cf';
import { checkerboard, lackedBy, randomWorld, toyHistories } from '../toy-histories';

test('similar users on the checkerboard supply the missing product', () => {
  const board = checkerboard();
  const fitted = upCf.fit(toyHistories(board), { recency: 2, alpha: 0.5, locality: 2 });
  board.forEach((_, user) => expect(fitted.rank(user, 5)[4]).toBe(lackedBy(user)));
});

test('only the last r baskets count, as shares', () => {
  const { starts, columns, values } = recentShares(toyHistories([[[1], [2, 3], [2]], [[4]]]), 2);
  expect([...starts]).toEqual([0, 2, 3]);
  expect([...columns]).toEqual([2, 3, 4]);
  expect([...values]).toEqual([1, 0.5, 1]);
});

// With a locality of 100, most users are negligible: a short list is complete without them, a list of the whole catalogue
// is not.
test.each([
  { locality: 5, length: 8 },
  { locality: 100, length: 8 },
  { locality: 100, length: 30 },
])('agrees with a naive implementation: $locality, $length', ({ locality, length }) => {
  const products = 30;
  const world = randomWorld(20, products, 4);
  const [recency, alpha] = [3, 0.75];
  const fitted = upCf.fit(toyHistories(world, products), { recency, alpha, locality });
  const sets = world.map((baskets) => new Set(baskets.flat()));
  const share = (v: number, product: number) => {
    const last = (world[v] ?? []).slice(-recency);
    return last.length === 0 ? 0 : last.filter((basket) => basket.includes(product)).length / last.length;
  };
  const similarity = (u: number, v: number) => {
    const [a, b] = [sets[u], sets[v]];
    const common = [...a].filter((product) => b.has(product)).length;
    return u === v ? 1 : common === 0 ? 0 : common / (a.size ** alpha * b.size ** (1 - alpha));
  };
  for (let user = 1; user < world.length; user++) {
    const scores = Array.from({ length: products }, (_, product) =>
      world.reduce((sum, _baskets, v) => sum + similarity(user, v) ** locality * share(v, product), 0),
    );
    const list = [...fitted.rank(user, length)].map((product) => scores[product]);
    const best = scores.filter((score) => score > 0).toSorted((a, b) => b - a);
    expect(list.length).toBeGreaterThanOrEqual(Math.min(length, best.length));
    best.slice(0, length).forEach((score, i) => expect(list[i] / score).toBeCloseTo(1, 10));
  }
});
