import { perNir } from '../../../src/evaluation/cart/pernir';
import { toyHistories } from '../toy-histories';

const list = (ranked: Int32Array) => Array.from(ranked);

test('one product in the cart adds nothing to the own baskets, which count by their age', () => {
  // 2: 1/3 + 1, 3: 1/2, 4: 1.
  const histories = toyHistories(
    [
      [
        [1, 2],
        [1, 3],
        [2, 4],
      ],
    ],
    6,
  );
  const { rank } = perNir.fit(histories, { neighbours: 0, share: 1, distance: 1 });
  expect(list(rank(0, [1], 3))).toEqual([2, 4, 3]);
});

test('with more products, those that are bought near the newest one come first', () => {
  const histories = toyHistories([[[5, 1, 2, 3], [4]]], 6);
  const { rank } = perNir.fit(histories, { neighbours: 0, share: 1, distance: 1 });
  // now(2) = 1/2 x 1/2 x 1/2 + 1/2 / 1, now(3) = 1/2 x 1/2 / 3 + 1/2 / 2, each times ln 2, plus base 1/2; 4 has base 1.
  expect(list(rank(0, [5, 1], 3))).toEqual([4, 2, 3]);
  const withoutDistance = perNir.fit(histories, { neighbours: 0, share: 1, distance: 0 });
  // now is 3/4 for 2 and 3: 1/2 + 0.52 is more than 1.
  expect(list(withoutDistance.rank(0, [5, 1], 3))).toEqual([2, 3, 4]);
});

test('similar users contribute products that the user never bought', () => {
  const histories = toyHistories([[[1, 2]], [[1, 2, 3]], [[4, 5]]], 6);
  const { rank } = perNir.fit(histories, { neighbours: 10, share: 0.5, distance: 0 });
  expect(list(rank(0, [1], 2))).toEqual([2, 3]);
});

test('an anonymous cart gets popular products without the cart', () => {
  const histories = toyHistories([[[1, 2]], [[1, 2, 3]], [[1]]], 6);
  const { rank } = perNir.fit(histories, { neighbours: 10, share: 0.5, distance: 0 });
  expect(list(rank(null, [1], 5))).toEqual([2, 3]);
});
