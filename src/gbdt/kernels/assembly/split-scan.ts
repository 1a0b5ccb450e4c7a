// The best division of a feature's bins: scanBins of split-finder.ts for splits of which nothing is asked but gain.
// Both use float64 in the same order of operations, so they find the same gain to the last bit.
//
// leaf (f64):    0 gradient  8 hessian  16 count      sums of the leaf, integers
//               24 gradient unit  32 hessian unit     40 minDataInLeaf  48 minSumHessianInLeaf
//               56 lambdaL1  64 lambdaL2              72 gain of the leaf unsplit  80 gain to exceed
// result (f64):  0 gain  8 bin, -1 for none  16 missing left (0, 1)  24 gradient  32 hessian  40 count of the left side
import { argument, takeChunk } from './control';
import { subtractHistogram } from './histogram-sums';
import { BIN_BYTES } from './packed';

const RESULT_BYTES: usize = 48;

/**
 * arguments  0 histogram   1 features (u32*)   2 number   3 first bins (u32*)   4 leaf, 0 for none   5 results, one a
 * feature. The other child of a split follows in 6 (histogram of the parent; 0 for no other child), 7 and 8: the first
 * child is taken from its parent's histogram, which leaves the other's.
 */
export function scanFeatures(control: usize): void {
  const histogram = <usize>argument(control, 0);
  const features = <usize>argument(control, 1);
  const numFeatures = <i32>argument(control, 2);
  const firstBins = <usize>argument(control, 3);
  const parent = <usize>argument(control, 6);
  for (let chunk = takeChunk(control); chunk < numFeatures; chunk = takeChunk(control)) {
    const place = <usize>chunk;
    const feature = <usize>load<u32>(features + (place << 2));
    const first = <usize>load<u32>(firstBins + (feature << 2));
    const numBins = <usize>load<u32>(firstBins + (feature << 2), 4) - first;
    const at = first * BIN_BYTES;
    if (parent != 0) subtractHistogram(parent + at, histogram + at, numBins * BIN_BYTES);
    const numValueBins = <i32>numBins - 1;
    scanFor(argument(control, 4), histogram + at, numValueBins, argument(control, 5) + place * RESULT_BYTES);
    if (parent != 0) {
      scanFor(argument(control, 7), parent + at, numValueBins, argument(control, 8) + place * RESULT_BYTES);
    }
  }
}

function scanFor(leaf: usize, bins: usize, numValueBins: i32, result: usize): void {
  if (leaf != 0) scanBins(bins, numValueBins, leaf, result);
}

/**
 * Tries every bin as the last one on the left, once without and once with the missing values on that side. Of equal
 * gains the smaller bin is taken, and at the same bin the missing values on the left.
 * @param bins (gradient, hessian, count) of the value bins in ascending order, then of the missing values
 */
export function scanBins(bins: usize, numValueBins: i32, leaf: usize, result: usize): void {
  const missing = bins + <usize>numValueBins * BIN_BYTES;
  store<f64>(result, load<f64>(leaf, 80));
  store<f64>(result, -1, 8);
  const missingCount = load<f64>(missing, 16);
  if (missingCount > 0) scanSide(bins, numValueBins, v128.load(missing), missingCount, true, leaf, result);
  scanSide(bins, numValueBins, f64x2.splat(0), 0, false, leaf, result);
  if (missingCount == 0 && load<f64>(result, 8) >= 0) {
    // Nothing was learnt of missing values: they follow the larger side.
    store<f64>(result, 2 * load<f64>(result, 40) >= load<f64>(leaf, 16) ? 1 : 0, 16);
  }
}

/**
 * Writes a better split over the one in `result`, where there is any.
 * @param start (gradient, hessian) and count of what is on the left in any case
 */
function scanSide(
  bins: usize,
  numValueBins: i32,
  start: v128,
  startCount: f64,
  missingLeft: bool,
  leaf: usize,
  result: usize,
): void {
  const whole = v128.load(leaf);
  const wholeCount = load<f64>(leaf, 16);
  const units = v128.load(leaf, 24);
  const least = load<f64>(leaf, 40);
  const most = wholeCount - least;
  const lambdaL1 = load<f64>(leaf, 56);
  const lambdaL2 = v128.load64_splat(leaf, 64);
  const unsplit = load<f64>(leaf, 72);
  const zero = f64x2.splat(0);
  let best = load<f64>(result);
  let left = start;
  let count = startCount;
  for (let bin = 0; bin < numValueBins; bin++, bins += BIN_BYTES) {
    // Empty bins are not left out (their gain is that of the bin before): a jump here could not be foreseen.
    left = f64x2.add(left, v128.load(bins));
    count += load<f64>(bins, 16);
    if (count < least) continue;
    if (count > most) break;
    const leftReal = f64x2.mul(left, units);
    const rightReal = f64x2.mul(f64x2.sub(whole, left), units);
    // From (gradient, hessian) of each side to both gradients and both hessians.
    let g = i64x2.shuffle(leftReal, rightReal, 0, 2);
    const curvature = f64x2.add(i64x2.shuffle(leftReal, rightReal, 1, 3), lambdaL2);
    if (lambdaL1 != 0) g = softThreshold(g, lambdaL1);
    const worth = v128.and(f64x2.div(f64x2.mul(g, g), curvature), f64x2.gt(curvature, zero));
    const gain = f64x2.extract_lane(worth, 0) + f64x2.extract_lane(worth, 1) - unsplit;
    if (gain < best) continue;
    // What seldom happens is asked last.
    const isFirst =
      gain > best || (missingLeft != (load<f64>(result, 16) == 1) && <f64>bin < load<f64>(result, 8));
    if (isFirst && count > startCount && isAllowed(leftReal, rightReal, leaf)) {
      best = gain;
      store<f64>(result, gain);
      store<f64>(result, <f64>bin, 8);
      store<f64>(result, missingLeft ? 1 : 0, 16);
      v128.store(result, left, 24);
      store<f64>(result, count, 40);
    }
  }
}

/** Whether both sides have hessian enough. */
function isAllowed(left: v128, right: v128, leaf: usize): bool {
  const least = load<f64>(leaf, 48);
  return f64x2.extract_lane(left, 1) >= least && f64x2.extract_lane(right, 1) >= least;
}

/** Draws g towards 0 by `by`. */
function softThreshold(g: v128, by: f64): v128 {
  const above = f64x2.sub(g, f64x2.splat(by));
  const below = f64x2.add(g, f64x2.splat(by));
  const isAbove = f64x2.gt(g, f64x2.splat(by));
  const isBelow = f64x2.lt(g, f64x2.splat(-by));
  return v128.or(v128.and(above, isAbove), v128.and(below, isBelow));
}
