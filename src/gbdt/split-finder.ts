/**
 * Finds the best split of a leaf from its histogram.
 *
 * Candidates are the divisions after every bin that holds rows of the leaf, with the missing values on either side.
 * Order of preference at equal gain: smaller feature, smaller bin, missing values to the left. When the leaf holds
 * no missing value of the feature, nothing can be learnt about their side: they then follow the larger child (the
 * left one when both are equal), for features with and without missing values elsewhere alike.
 */
import { type BinMapper } from './bin-mapper';
import { BIN_WIDTH } from './histogram';
import { leafGain } from './split-gain';
import { type TrainParams } from './params';

/** Sums over some rows, in the integer units of the gradients. */
export interface Sums {
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
}

export interface Split {
  readonly feature: number;
  /** Values up to this bin go left. */
  readonly bin: number;
  readonly missingLeft: boolean;
  /** Left + right - parent, in real units. */
  readonly gain: number;
  readonly left: Sums;
}

type SplitParams = Pick<
  TrainParams,
  'minDataInLeaf' | 'minSumHessianInLeaf' | 'lambdaL1' | 'lambdaL2' | 'minGainToSplit'
>;

/** A gain below this share of the parent's own is rounding, not a gain. */
const ROUNDING = 2 ** -40;

interface Units {
  readonly gradientUnit: number;
  readonly hessianUnit: number;
}

/**
 * The best split over `features` (ascending), or undefined when none gains more than minGainToSplit.
 * @param histogram of the leaf, laid out by `firstBin`
 */
export function findBestSplit(
  histogram: Float64Array,
  firstBin: Int32Array,
  mappers: readonly BinMapper[],
  features: Int32Array,
  leaf: Sums,
  units: Units,
  params: SplitParams,
): Split | undefined {
  const parentGain = leafGain(leaf.gradient * units.gradientUnit, leaf.hessian * units.hessianUnit, params);
  const least = Math.max(params.minGainToSplit, parentGain * ROUNDING);
  let best: Split | undefined;
  for (const feature of features) {
    const floor = best ? best.gain : least;
    const bins = histogram.subarray(firstBin[feature] * BIN_WIDTH, firstBin[feature + 1] * BIN_WIDTH);
    best = findFeatureSplit(bins, mappers[feature], feature, leaf, units, params, floor) ?? best;
  }
  return best;
}

/**
 * The best split of one feature that gains more than `floor`.
 * @param bins (gradient, hessian, count) of the feature's bins, the last of them holding the missing values
 */
export function findFeatureSplit(
  bins: Float64Array,
  { numValueBins }: Pick<BinMapper, 'numValueBins'>,
  feature: number,
  leaf: Sums,
  { gradientUnit, hessianUnit }: Units,
  params: SplitParams,
  floor: number,
): Split | undefined {
  const { minDataInLeaf, minSumHessianInLeaf } = params;
  const missingAt = numValueBins * BIN_WIDTH;
  const missing: Sums = {
    gradient: bins[missingAt],
    hessian: bins[missingAt + 1],
    count: bins[missingAt + 2],
  };
  const totalGradient = leaf.gradient * gradientUnit;
  const totalHessian = leaf.hessian * hessianUnit;
  const parentGain = leafGain(totalGradient, totalHessian, params);

  /** Gain of a split with these sums on the left; -Infinity when a child would be too small. */
  const gainOf = (gradient: number, hessian: number, count: number): number => {
    const leftHessian = hessian * hessianUnit;
    const rightHessian = (leaf.hessian - hessian) * hessianUnit;
    if (count < minDataInLeaf || leaf.count - count < minDataInLeaf) return -Infinity;
    if (leftHessian < minSumHessianInLeaf || rightHessian < minSumHessianInLeaf) return -Infinity;
    const left = leafGain(gradient * gradientUnit, leftHessian, params);
    const right = leafGain((leaf.gradient - gradient) * gradientUnit, rightHessian, params);
    return left + right - parentGain;
  };

  let bestGain = floor;
  let bestBin = -1;
  let missingLeft = false;
  let gradient = 0;
  let hessian = 0;
  let count = 0;
  for (let bin = 0; bin < numValueBins; bin++) {
    const at = bin * BIN_WIDTH;
    if (bins[at + 2] === 0) continue; // divides the rows as the bin before does
    gradient += bins[at];
    hessian += bins[at + 1];
    count += bins[at + 2];
    if (leaf.count - count < minDataInLeaf) break; // and with missing values on the left even fewer remain
    if (missing.count > 0) {
      const gain = gainOf(gradient + missing.gradient, hessian + missing.hessian, count + missing.count);
      if (gain > bestGain) {
        bestGain = gain;
        bestBin = bin;
        missingLeft = true;
      }
    }
    const gain = gainOf(gradient, hessian, count);
    if (gain > bestGain) {
      bestGain = gain;
      bestBin = bin;
      missingLeft = missing.count === 0 && 2 * count >= leaf.count;
    }
  }
  if (bestBin < 0) return undefined;
  const left = sumBins(bins, bestBin, missingLeft ? missing : NOTHING);
  return { feature, bin: bestBin, missingLeft, gain: bestGain, left };
}

const NOTHING: Sums = { gradient: 0, hessian: 0, count: 0 };

/** Sums of the bins up to `last`, on top of `start`. */
function sumBins(bins: Float64Array, last: number, start: Sums): Sums {
  let { gradient, hessian, count } = start;
  for (let at = 0; at <= last * BIN_WIDTH; at += BIN_WIDTH) {
    gradient += bins[at];
    hessian += bins[at + 1];
    count += bins[at + 2];
  }
  return { gradient, hessian, count };
}
