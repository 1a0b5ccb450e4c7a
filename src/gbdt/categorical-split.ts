/**
 * The best split of a leaf by the categories of one feature, by LightGBM's method (W. D. Fisher 1958, "On grouping for
 * maximum homogeneity", applied to gradients): with few categories, one is split from the others; with more, they
 * are sorted by gradient / hessian, and only prefixes of that order, from either end, are tried.
 *
 *   sorted by g / (h + catSmooth)   c3  c0  c7  c1  c4        left: c3 | c3 c0 | ...   or   c4 | c4 c1 | ...
 *
 * Missing values and categories without a bin go right.
 */
import { BIN_WIDTH } from './histogram';
import type { SplitGain, Units } from './leaf-output';
import type { Sums } from './leaf-state';
import type { Split } from './split-finder';
import type { TrainParams } from './params';

type CategoricalParams = Pick<
  TrainParams,
  'minDataInLeaf' | 'maxCatToOnehot' | 'maxCatThreshold' | 'catSmooth' | 'minDataPerGroup'
>;

/** Whether to split one category from the others, instead of several from several. */
export function isOneAgainstOthers(
  numCategories: number,
  { maxCatToOnehot }: Pick<TrainParams, 'maxCatToOnehot'>,
): boolean {
  return numCategories <= maxCatToOnehot;
}

/**
 * @param bins (gradient, hessian, count) of the feature's categories, then of its missing values
 * @param gainOf uses the regularisation of such a split
 * @param only a random number in [0, 1) that picks the only candidate to try (extraTrees); undefined to try all
 * @returns the best split that gains more than `floor`
 */
export function findCategoricalSplit(
  bins: Float64Array,
  feature: number,
  leaf: Sums,
  units: Units,
  params: CategoricalParams,
  gainOf: SplitGain,
  floor: number,
  only?: number,
): Split | undefined {
  const numCategories = bins.length / BIN_WIDTH - 1;
  const candidates = isOneAgainstOthers(numCategories, params)
    ? single(bins, numCategories, only)
    : prefixes(bins, numCategories, leaf, units, params, only);
  let best: Split | undefined;
  for (const { left, categoryBins } of candidates) {
    const gain = gainOf(left.gradient, left.hessian, left.count);
    if (!(gain > (best?.gain ?? floor))) continue;
    const ascending = [...categoryBins].sort((a, b) => a - b);
    best = { feature, bin: -1, missingLeft: false, gain, left, categoryBins: ascending };
  }
  return best;
}

interface Candidate {
  readonly left: Sums;
  readonly categoryBins: readonly number[];
}

function* single(bins: Float64Array, numCategories: number, only?: number): Generator<Candidate> {
  const chosen = only === undefined ? undefined : Math.floor(only * numCategories);
  for (let bin = 0; bin < numCategories; bin++) {
    if (chosen !== undefined && bin !== chosen) continue;
    const left = sumsAt(bins, bin);
    if (left.count > 0) yield { left, categoryBins: [bin] };
  }
}

function* prefixes(
  bins: Float64Array,
  numCategories: number,
  leaf: Sums,
  units: Units,
  { minDataInLeaf, maxCatThreshold, catSmooth, minDataPerGroup }: CategoricalParams,
  only?: number,
): Generator<Candidate> {
  const sorted = sortedCategories(bins, numCategories, catSmooth, units);
  const longest = Math.min(maxCatThreshold, Math.ceil(sorted.length / 2));
  const chosen = only === undefined ? undefined : Math.floor(only * longest);
  for (const order of [sorted, sorted.toReversed()]) {
    let left: Sums = { gradient: 0, hessian: 0, count: 0 };
    let inGroup = 0;
    for (let length = 1; length <= longest; length++) {
      const next = sumsAt(bins, order[length - 1]);
      left = add(left, next);
      inGroup += next.count;
      const rightCount = leaf.count - left.count;
      if (rightCount < Math.max(minDataInLeaf, minDataPerGroup)) break;
      if (left.count < minDataInLeaf || inGroup < minDataPerGroup) continue;
      inGroup = 0;
      if (chosen === undefined || length - 1 === chosen) yield { left, categoryBins: order.slice(0, length) };
    }
  }
}

/** Categories of at least catSmooth rows by gradient / (hessian + catSmooth); equal ones by bin. */
function sortedCategories(
  bins: Float64Array,
  numCategories: number,
  catSmooth: number,
  { gradientUnit, hessianUnit }: Units,
): number[] {
  const order = new Float64Array(numCategories);
  const enough: number[] = [];
  for (let bin = 0; bin < numCategories; bin++) {
    const { gradient, hessian, count } = sumsAt(bins, bin);
    order[bin] = (gradient * gradientUnit) / (hessian * hessianUnit + catSmooth);
    if (count > 0 && count >= catSmooth) enough.push(bin);
  }
  return enough.sort((a, b) => order[a] - order[b] || a - b);
}

function sumsAt(bins: Float64Array, bin: number): Sums {
  const at = bin * BIN_WIDTH;
  return { gradient: bins[at], hessian: bins[at + 1], count: bins[at + 2] };
}

function add(a: Sums, b: Sums): Sums {
  return {
    gradient: a.gradient + b.gradient,
    hessian: a.hessian + b.hessian,
    count: a.count + b.count,
  };
}
