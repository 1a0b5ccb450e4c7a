/**
 * Finds the best split of a leaf from its histogram.
 *
 * Candidates are the splits after every bin that contains rows of the leaf, with missing values on either side. At equal
 * gain the smaller feature wins, then the smaller bin, then missing values on the left. If the leaf contains no missing
 * value of the feature, missing values follow the larger child (the left one if both are equal), whether or not the
 * feature has missing values elsewhere.
 */
import type { BinMapper } from './bin-mapper';
import { BIN_WIDTH } from './histogram';
import { splitGainOf } from './leaf-output';
import type { GainParams, SplitGain, Units } from './leaf-output';
import type { LeafState, Sums } from './leaf-state';
import { leafGain } from './split-gain';
import type { TrainParams } from './params';

export { type Sums } from './leaf-state';

export interface Split {
  readonly feature: number;
  /** Values up to this bin go left; -1 for a split of categories. */
  readonly bin: number;
  readonly missingLeft: boolean;
  /** Left + right - parent, in real units. */
  readonly gain: number;
  readonly left: Sums;
  /** Bins of the categories that go left, ascending; undefined for a numerical split. */
  readonly categoryBins?: readonly number[];
  /** L2 regularisation of both sides if it differs from lambdaL2 (several categories on both sides). */
  readonly sideLambdaL2?: number;
}

export type SplitParams = Omit<GainParams, 'pathSmooth'> & Pick<TrainParams, 'minGainToSplit'>;

/** A gain below this fraction of the parent's own gain is treated as a rounding error. */
const ROUNDING = 2 ** -40;

/** The gain that a split must exceed. */
export function minGainOf(
  parentGain: number,
  { minGainToSplit }: Pick<TrainParams, 'minGainToSplit'>,
): number {
  return Math.max(minGainToSplit, Math.abs(parentGain) * ROUNDING);
}

/**
 * The best split over numerical `features` (ascending), or undefined if none gains more than minGainToSplit.
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
  const least = minGainOf(parentGain, params);
  let best: Split | undefined;
  for (const feature of features) {
    const floor = best ? best.gain : least;
    const bins = binsOf(histogram, firstBin, feature);
    best = findFeatureSplit(bins, mappers[feature], feature, leaf, units, params, floor) ?? best;
  }
  return best;
}

/** The part of a histogram that belongs to one feature. */
export function binsOf(histogram: Float64Array, firstBin: Int32Array, feature: number): Float64Array {
  return histogram.subarray(firstBin[feature] * BIN_WIDTH, firstBin[feature + 1] * BIN_WIDTH);
}

/**
 * The best split of one numerical feature that gains more than `floor`.
 * @param bins (gradient, hessian, count) of the feature's bins; the last bin contains the missing values
 */
export function findFeatureSplit(
  bins: Float64Array,
  mapper: Pick<BinMapper, 'numValueBins'>,
  feature: number,
  leaf: Sums,
  units: Units,
  params: SplitParams,
  floor: number,
): Split | undefined {
  const gainOf = splitGainOf(unbounded(leaf), units, { ...params, pathSmooth: 0 }, 0);
  return scanBins(bins, mapper, feature, leaf.count, params, gainOf, floor);
}

/**
 * As findFeatureSplit, for any gain.
 * @param onlyBin the only split to try (extraTrees); undefined to try all
 */
export function scanBins(
  bins: Float64Array,
  { numValueBins }: Pick<BinMapper, 'numValueBins'>,
  feature: number,
  leafCount: number,
  { minDataInLeaf }: Pick<TrainParams, 'minDataInLeaf'>,
  gainOf: SplitGain,
  floor: number,
  onlyBin?: number,
): Split | undefined {
  const missingAt = numValueBins * BIN_WIDTH;
  const missing: Sums = {
    gradient: bins[missingAt],
    hessian: bins[missingAt + 1],
    count: bins[missingAt + 2],
  };
  let bestGain = floor;
  let bestBin = -1;
  let missingLeft = false;
  let gradient = 0;
  let hessian = 0;
  let count = 0;
  for (let bin = 0; bin < numValueBins; bin++) {
    const at = bin * BIN_WIDTH;
    // Splitting after an empty bin equals splitting after the previous one.
    if (bins[at + 2] === 0 && bin !== onlyBin) continue;
    gradient += bins[at];
    hessian += bins[at + 1];
    count += bins[at + 2];
    if (onlyBin !== undefined && bin !== onlyBin) continue;
    if (leafCount - count < minDataInLeaf) break; // missing values on the left leave even fewer rows on the right
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
      missingLeft = missing.count === 0 && 2 * count >= leafCount;
    }
  }
  if (bestBin < 0) return undefined;
  const left = sumBins(bins, bestBin, missingLeft ? missing : NOTHING);
  return { feature, bin: bestBin, missingLeft, gain: bestGain, left };
}

const NOTHING: Sums = { gradient: 0, hessian: 0, count: 0 };

/** A leaf without constraints. */
function unbounded(sums: Sums): LeafState {
  return { sums, depth: 0, output: 0, lowest: -Infinity, highest: Infinity, pathFeatures: NO_FEATURES };
}

const NO_FEATURES: ReadonlySet<number> = new Set();

/** Sums of the bins up to `last`, starting from `start`. */
function sumBins(bins: Float64Array, last: number, start: Sums): Sums {
  let { gradient, hessian, count } = start;
  for (let at = 0; at <= last * BIN_WIDTH; at += BIN_WIDTH) {
    gradient += bins[at];
    hessian += bins[at + 1];
    count += bins[at + 2];
  }
  return { gradient, hessian, count };
}
