/** Splits from histograms written manually: no rows, no growing. */
import { mapperOf } from '../../src/gbdt/bin-mapper';
import { findBestSplit, findFeatureSplit } from '../../src/gbdt/split-finder';
import type { Split, Sums } from '../../src/gbdt/split-finder';

const params = { minDataInLeaf: 1, minSumHessianInLeaf: 0, lambdaL1: 0, lambdaL2: 0, minGainToSplit: 0 };
const units = { gradientUnit: 1, hessianUnit: 1 };

/** [gradient, hessian, count] of each bin; the last one holds the missing values. */
type Bins = [number, number, number][];

function sumOf(bins: Bins): Sums {
  const sum = (part: number): number => bins.reduce((total, bin) => total + bin[part], 0);
  return { gradient: sum(0), hessian: sum(1), count: sum(2) };
}

function find(bins: Bins, overrides: Partial<typeof params> = {}): Split | undefined {
  const flat = Float64Array.from(bins.flat());
  const all = { ...params, ...overrides };
  return findFeatureSplit(
    flat,
    { numValueBins: bins.length - 1 },
    0,
    sumOf(bins),
    units,
    all,
    all.minGainToSplit,
  );
}

const none: [number, number, number] = [0, 0, 0];

test('splits where the gain is largest', () => {
  // prettier-ignore
  const split = find([[-4, 4, 4], [-4, 4, 4], [6, 4, 4], [6, 4, 4], none]);
  expect(split).toMatchObject({ bin: 1, left: { gradient: -8, hessian: 8, count: 8 } });
  expect(split?.gain).toBeCloseTo(64 / 8 + 144 / 8 - 16 / 16, 12);
});

describe('missing values', () => {
  test('go left if they resemble the left side', () => {
    expect(
      find([
        [-4, 4, 4],
        [6, 4, 4],
        [-3, 3, 3],
      ]),
    ).toMatchObject({
      bin: 0,
      missingLeft: true,
      left: { gradient: -7, hessian: 7, count: 7 },
    });
  });

  test('go right if they resemble the right side', () => {
    expect(
      find([
        [-4, 4, 4],
        [6, 4, 4],
        [3, 3, 3],
      ]),
    ).toMatchObject({
      bin: 0,
      missingLeft: false,
      left: { gradient: -4, hessian: 4, count: 4 },
    });
  });

  test('can be separated from all values by a split after the last non-empty bin', () => {
    expect(find([[5, 4, 4], [5, 4, 4], none, [-9, 4, 4]])).toMatchObject({
      bin: 1,
      missingLeft: false,
      left: { gradient: 10, hessian: 8, count: 8 },
    });
  });

  test('follow the larger child if the leaf has none, the left one if both are equal', () => {
    expect(find([[-4, 4, 4], [6, 4, 5], none])?.missingLeft).toBe(false);
    expect(find([[-4, 4, 5], [6, 4, 4], none])?.missingLeft).toBe(true);
    expect(find([[-4, 4, 4], [6, 4, 4], none])?.missingLeft).toBe(true);
  });
});

describe('ties', () => {
  test('go to the smaller bin', () => {
    // The same gain after bin 0 and after bin 2, and after the empty bin 1.
    expect(find([[-2, 2, 2], none, [0, 2, 2], [2, 2, 2], none])?.bin).toBe(0);
  });

  test('go to the left side of the missing values', () => {
    expect(
      find([
        [-2, 2, 2],
        [2, 2, 2],
        [0, 2, 2],
      ]),
    ).toMatchObject({ bin: 0, missingLeft: true });
  });

  test('go to the smaller feature', () => {
    const bins = [[-4, 4, 4], [6, 4, 4], none].flat();
    const mapper = mapperOf(Float32Array.of(0));
    const split = findBestSplit(
      Float64Array.from([...none, ...none, ...none, ...bins, ...bins].flat()),
      Int32Array.of(0, 3, 6, 9),
      [mapper, mapper, mapper],
      Int32Array.of(1, 2),
      { gradient: 2, hessian: 8, count: 8 },
      units,
      params,
    );
    expect(split?.feature).toBe(1);
  });
});

describe('there is no split', () => {
  const bins: Bins = [[-4, 4, 4], [6, 4, 4], none];

  test('without a gain', () => {
    expect(find([[2, 4, 4], [2, 4, 4], none])).toBeUndefined();
    expect(find([none, [3, 3, 3], none])).toBeUndefined();
  });

  test('when the gain is not above minGainToSplit', () => {
    const { gain } = find(bins)!;
    expect(find(bins, { minGainToSplit: gain })).toBeUndefined();
    expect(find(bins, { minGainToSplit: gain * 0.999 })).toBeDefined();
  });

  test('when a child would hold fewer than minDataInLeaf rows', () => {
    expect(find(bins, { minDataInLeaf: 4 })).toBeDefined();
    expect(find(bins, { minDataInLeaf: 5 })).toBeUndefined();
  });

  test('when a child would hold less than minSumHessianInLeaf', () => {
    expect(find(bins, { minSumHessianInLeaf: 4 })).toBeDefined();
    expect(find(bins, { minSumHessianInLeaf: 4.001 })).toBeUndefined();
  });
});

test('a rounding error is not a gain', () => {
  // All rows are alike: G / H is the same everywhere, so every exact gain is zero.
  const alike: Bins = Array.from({ length: 30 }, (_, i) => [0.1 * (i + 1), 0.3 * (i + 1), i + 1]);
  const bins = [...alike, none];
  const split = findBestSplit(
    Float64Array.from(bins.flat()),
    Int32Array.of(0, bins.length),
    [mapperOf(Float32Array.from({ length: 29 }, (_, i) => i))],
    Int32Array.of(0),
    sumOf(bins),
    units,
    params,
  );
  expect(split).toBeUndefined();
});

test('sums are in integer units, the gain in real units', () => {
  const bins: Bins = [[-4, 4, 4], [6, 4, 4], none];
  const inUnits = findFeatureSplit(
    Float64Array.from(bins.flat()),
    { numValueBins: 2 },
    0,
    sumOf(bins),
    { gradientUnit: 0.5, hessianUnit: 0.25 },
    params,
    0,
  );
  expect(inUnits?.gain).toBeCloseTo(4 / 1 + 9 / 1 - 1 / 2, 12);
  expect(inUnits?.left).toEqual({ gradient: -4, hessian: 4, count: 4 });
});
