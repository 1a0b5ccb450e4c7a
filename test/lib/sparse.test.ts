import fc from 'fast-check';
import { filledUp } from '../../src/lib/filled-up';
import { nthSmallest } from '../../src/lib/nth-smallest';
import { dotProducts, sparseRows, transposed } from '../../src/lib/sparse-rows';
import { bestPlaces } from '../../src/lib/best-places';
import { SparseScores } from '../../src/lib/sparse-scores';
import { SparseSums } from '../../src/lib/sparse-sums';

const number = fc.oneof(
  fc.integer({ min: 0, max: 5 }), // Not -0: sorting distinguishes it from 0.
  fc.double({ noNaN: true }).map((value) => value + 0),
);

test('nthSmallest agrees with sorting', () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 1 }), fc.nat(), (values, place) => {
      const n = 1 + (place % values.length);
      const sorted = Float64Array.from(values).sort();
      expect(nthSmallest(Float64Array.from(values), n)).toBe(sorted[n - 1]);
    }),
  );
});

test('the best scores agree with sorting, ties go to the smaller product, and clearing leaves nothing behind', () => {
  const scores = new SparseScores(50);
  const entry = fc.tuple(fc.integer({ min: 0, max: 49 }), fc.integer({ min: -3, max: 9 }));
  fc.assert(
    fc.property(fc.array(entry), fc.integer({ min: 1, max: 12 }), (entries, length) => {
      const sums = new Map<number, number>();
      for (const [product, value] of entries) {
        scores.add(product, value);
        sums.set(product, (sums.get(product) ?? 0) + value);
      }
      const expected = [...sums].sort(([a, x], [b, y]) => y - x || a - b).map(([product]) => product);
      expect([...scores.best(length)]).toEqual(expected.slice(0, length));
      scores.clear();
      expect(scores.best(length)).toHaveLength(0);
    }),
  );
});

const oneEntry = (place: number) => ({ columns: Int32Array.of(place), values: Float64Array.of(1) });

test('sums of three columns agree with a map, by ascending place, and a new start leaves nothing behind', () => {
  const sums = new SparseSums(30, 3);
  const place = fc.integer({ min: 0, max: 29 });
  const whole = fc.integer({ min: -5, max: 5 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, whole, whole, whole)), (entries) => {
      const expected = new Map<number, number[]>();
      entries.forEach(([at, ...values], i) => {
        const own = expected.get(at) ?? [0, 0, 0];
        expected.set(at, own);
        if (i % 2 === 0) sums.addRow(oneEntry(at), 0, 1, values);
        else values.forEach((value, column) => sums.add(at, column, value));
        values.forEach((value, column) => (own[column] += value));
      });
      const touched = [...sums.touched()];
      expect(touched).toEqual([...expected.keys()].sort((a, b) => a - b));
      for (let at = 0; at < 30; at++) {
        expect([0, 1, 2].map((column) => sums.at(at, column))).toEqual(expected.get(at) ?? [0, 0, 0]);
      }
      expect([...sums.column(1)]).toEqual(touched.map((at) => expected.get(at)?.[1]));
      expect(sums.begin().touched()).toHaveLength(0);
      sums.begin();
    }),
  );
});

test('the best admitted places agree with filtering before sorting', () => {
  const scores = fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 40 });
  fc.assert(
    fc.property(
      scores,
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 1, max: 4 }),
      (values, length, step) => {
        const admits = (place: number) => place % step === 0;
        const expected = [...values.keys()]
          .filter((place) => values[place] > 0 && admits(place))
          .sort((a, b) => values[b] - values[a] || a - b)
          .slice(0, length);
        expect([...bestPlaces(Float64Array.from(values), length, undefined, admits)]).toEqual(expected);
      },
    ),
  );
});

test('dot products through the inverted index agree with the direct computation', () => {
  const dense = [
    [1, 0, 2],
    [0, 3, 0],
    [4, 5, 6],
    [0, 0, 0],
  ];
  const rows = sparseRows(4, 3, 12, (row, out) =>
    dense[row]?.forEach((value, column) => value !== 0 && out.add(column, value)),
  );
  const index = transposed(rows);
  const out = new Float64Array(4);
  dense.forEach((own, r) => {
    dotProducts(rows, index, r, out);
    expect([...out]).toEqual(
      dense.map((other) => other.reduce((sum, value, c) => sum + value * (own[c] ?? 0), 0)),
    );
  });
});

test('filledUp extends a list without duplicates', () => {
  const list = Int32Array.of(3, 1);
  expect([...filledUp(list, Int32Array.of(1, 5, 3, 7), 4)]).toEqual([3, 1, 5, 7]);
  expect([...filledUp(list, Int32Array.of(1, 5), 4)]).toEqual([3, 1, 5]);
  expect([...filledUp(list, Int32Array.of(1, 5), 1)]).toEqual([3]);
});
