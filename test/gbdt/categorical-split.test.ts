/** Categorical splits from histograms written manually, and against all subsets of few categories. */
import { findCategoricalSplit } from '../../src/gbdt/categorical-split';
import { splitGainOf } from '../../src/gbdt/leaf-output';
import type { LeafState, Sums } from '../../src/gbdt/leaf-state';
import { resolveParams } from '../../src/gbdt/resolve-params';
import type { TrainParams } from '../../src/gbdt/params';
import { createRandom } from '../../src/gbdt/random';
import type { Split } from '../../src/gbdt/split-finder';

type Bins = [gradient: number, hessian: number, count: number][];
const units = { gradientUnit: 1, hessianUnit: 1 };

function leafOf(bins: Bins): LeafState {
  const sum = (part: number): number => bins.reduce((all, bin) => all + bin[part], 0);
  const sums: Sums = { gradient: sum(0), hessian: sum(1), count: sum(2) };
  return { sums, depth: 0, output: 0, lowest: -Infinity, highest: Infinity, pathFeatures: new Set() };
}

const loose = { minDataInLeaf: 1, minSumHessianInLeaf: 0, minDataPerGroup: 1, catSmooth: 0, catL2: 0 };

function find(bins: Bins, partial: Partial<TrainParams> = {}): Split | undefined {
  const params = resolveParams({ ...loose, ...partial });
  const leaf = leafOf(bins);
  const gainOf = splitGainOf(leaf, units, params, 0);
  return findCategoricalSplit(Float64Array.from(bins.flat()), 3, leaf.sums, units, params, gainOf, 0);
}

const none: Bins[0] = [0, 0, 0];

test('few categories: one is split from the others', () => {
  const split = find([[3, 4, 4], [-9, 4, 4], [3, 4, 4], none]);
  expect(split).toMatchObject({
    feature: 3,
    categoryBins: [1],
    left: { gradient: -9, hessian: 4, count: 4 },
  });
  expect(split?.gain).toBeCloseTo(81 / 4 + 36 / 8 - 9 / 12, 12);
});

test('many categories: those with the same sign are grouped', () => {
  // prettier-ignore
  const bins: Bins = [[5, 4, 4], [-5, 4, 4], [6, 4, 4], [-6, 4, 4], [5, 4, 4], [-4, 4, 4], none];
  expect(find(bins)?.categoryBins).toEqual([1, 3, 5]);
});

test('no other grouping of the categories gains more if all sizes may be tried', () => {
  const random = createRandom(4);
  for (let round = 0; round < 30; round++) {
    const size = 6;
    const bins: Bins = Array.from({ length: size }, () => [
      random.nextInt(21) - 10,
      1 + random.nextInt(6),
      3,
    ]);
    const leaf = leafOf([...bins, none]);
    const gainOf = splitGainOf(leaf, units, resolveParams(loose), 0);
    let best = 0;
    for (let subset = 1; subset < 2 ** size - 1; subset++) {
      const left = bins.filter((_, bin) => (subset >> bin) & 1);
      const sum = (part: number): number => left.reduce((all, bin) => all + bin[part], 0);
      best = Math.max(best, gainOf(sum(0), sum(1), sum(2)));
    }
    // Fisher 1958: the best grouping is a prefix of the order by gradient / hessian, from one end or the other.
    expect(find([...bins, none])?.gain ?? 0).toBeCloseTo(best, 9);
  }
});

describe('is limited by', () => {
  const bins: Bins = [[5, 9, 9], [-9, 3, 3], [6, 9, 9], [-5, 9, 9], [5, 9, 9], [-4, 9, 9], none];

  test('catSmooth: categories with fewer rows stay right', () => {
    expect(find(bins)?.categoryBins).toContain(1);
    expect(find(bins, { catSmooth: 4 })?.categoryBins).not.toContain(1);
  });

  test('maxCatThreshold: maximum number of categories on one side', () => {
    // prettier-ignore
    const alike: Bins = [[5, 9, 9], [-9, 9, 9], [6, 9, 9], [-8, 9, 9], [5, 9, 9], [-7, 9, 9], none];
    expect(find(alike)?.categoryBins).toEqual([1, 3, 5]);
    expect(find(alike, { maxCatThreshold: 2 })?.categoryBins).toEqual([1, 3]);
  });

  test('minDataPerGroup: minimum number of rows on both sides and in each step', () => {
    const split = find(bins, { minDataPerGroup: 20 });
    expect(split?.left.count).toBeGreaterThanOrEqual(20);
    expect(48 - split!.left.count).toBeGreaterThanOrEqual(20);
    expect(find(bins, { minDataPerGroup: 25 })).toBeUndefined();
  });

  test('minDataInLeaf', () => {
    expect(find([[3, 4, 4], [-9, 2, 2], none], { minDataInLeaf: 3 })).toBeUndefined();
  });
});

test('missing and unknown categories never go left', () => {
  const split = find([
    [3, 4, 4],
    [3, 4, 4],
    [-90, 40, 40],
  ]);
  expect(split?.categoryBins).not.toContain(2);
});
