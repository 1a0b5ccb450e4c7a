// The best split of a feature's bins: scanBins of split-finder.ts for unconstrained splits. A bin that cannot gain more
// than the best so far is skipped without a division; packed-scan.ts explains the formula.
//
// leaf (f64):    as in split-gain.ts
// result (f64):  0 gain  8 bin, -1 for none  16 missing left (0, 1)  24 gradient  32 hessian  40 count of the left side
import { argument, takeChunk } from './control';
import { addParts } from './histogram-job';
import { subtractHistogram } from './histogram-sums';
import { BIN_BYTES } from './packed';
import { packHistogram } from './packed-histogram';
import { gainOf, hasHessian } from './split-gain';

const RESULT_BYTES: usize = 48;
/** Far more than the rounding errors of float64. */
const DOUBT: f64 = 1 - 1.0 / 1099511627776;

/**
 * arguments  0 histogram   1 features (u32*)   2 number   3 first bins (u32*)   4 leaf, 0 for none   5 results, one per
 * feature. The other child of a split follows in 6 (histogram of the parent; 0 for no other child), 7 and 8: the first
 * child is taken from its parent's histogram, which leaves the other's. If threads have summed the histogram but not
 * added it up yet, 9 is the address of their areas, 10 the bytes per area and 11 the offset of the histogram in an area;
 * otherwise 9 is 0. 12 and 13 are the addresses for the packed histograms of the child and the other child, or 0.
 */
export function scanFeatures(control: usize, thread: u32): void {
  const histogram = <usize>argument(control, 0);
  const features = <usize>argument(control, 1);
  const numFeatures = <i32>argument(control, 2);
  const firstBins = <usize>argument(control, 3);
  const parent = <usize>argument(control, 6);
  const areas = <usize>argument(control, 9);
  let chunk = takeChunk(control, thread, numFeatures);
  for (; chunk >= 0; chunk = takeChunk(control, thread, numFeatures)) {
    const place = <usize>chunk;
    const feature = <usize>load<u32>(features + (place << 2));
    const first = <usize>load<u32>(firstBins + (feature << 2));
    const numBins = <usize>load<u32>(firstBins + (feature << 2), 4) - first;
    const at = first * BIN_BYTES;
    if (areas != 0) {
      addParts(
        control,
        areas,
        argument(control, 10),
        argument(control, 11),
        histogram,
        at,
        numBins * BIN_BYTES,
      );
    }
    if (parent != 0) subtractHistogram(parent + at, histogram + at, numBins * BIN_BYTES);
    const numValueBins = <i32>numBins - 1;
    scanFor(argument(control, 4), histogram + at, numValueBins, argument(control, 5) + place * RESULT_BYTES);
    if (parent != 0) {
      scanFor(argument(control, 7), parent + at, numValueBins, argument(control, 8) + place * RESULT_BYTES);
      packInto(argument(control, 12), histogram + at, first, numBins);
      packInto(argument(control, 13), parent + at, first, numBins);
    }
  }
}

function packInto(packed: usize, bins: usize, first: usize, numBins: usize): void {
  if (packed != 0) packHistogram(bins, packed + (first << 3), numBins);
}

function scanFor(leaf: usize, bins: usize, numValueBins: i32, result: usize): void {
  if (leaf != 0) scanBins(bins, numValueBins, leaf, result);
}

/**
 * Tries every bin as the last one on the left, once without and once with the missing values on that side. At equal gain
 * the smaller bin wins, and at the same bin, missing values on the left.
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
    // The leaf has no missing values: they follow the larger side.
    store<f64>(result, 2 * load<f64>(result, 40) >= load<f64>(leaf, 16) ? 1 : 0, 16);
  }
}

/**
 * Replaces the split in `result` if there is a better one.
 * @param start (gradient, hessian) and count that are always on the left
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
  const least = load<f64>(leaf, 40);
  const most = load<f64>(leaf, 16) - least;
  const lambda = f64x2.splat(load<f64>(leaf, 64) / load<f64>(leaf, 32));
  const isShrunk = load<f64>(leaf, 56) != 0;
  let best = load<f64>(result);
  let toReach = targetOf(leaf, best);
  let left = start;
  let count = startCount;
  for (let bin = 0; bin < numValueBins; bin++, bins += BIN_BYTES) {
    // Empty bins are not skipped (their gain equals that of the previous bin): the branch would be unpredictable.
    left = f64x2.add(left, v128.load(bins));
    count += load<f64>(bins, 16);
    if (count < least) continue;
    if (count > most) break;
    const right = f64x2.sub(whole, left);
    const g = i64x2.shuffle(left, right, 0, 2);
    const h = f64x2.add(i64x2.shuffle(left, right, 1, 3), lambda);
    const crossed = f64x2.mul(f64x2.mul(g, g), i64x2.shuffle(h, h, 1, 0));
    const reached = f64x2.extract_lane(crossed, 0) + f64x2.extract_lane(crossed, 1);
    const needed = f64x2.extract_lane(h, 0) * f64x2.extract_lane(h, 1) * toReach;
    if (reached < needed && !isShrunk) continue;
    const gain = gainOf(left, leaf);
    if (gain < best) continue;
    const isFirst =
      gain > best || (missingLeft != (load<f64>(result, 16) == 1) && <f64>bin < load<f64>(result, 8));
    if (isFirst && count > startCount && hasHessian(left, leaf)) {
      best = gain;
      toReach = targetOf(leaf, best);
      store<f64>(result, gain);
      store<f64>(result, <f64>bin, 8);
      store<f64>(result, missingLeft ? 1 : 0, 16);
      v128.store(result, left, 24);
      store<f64>(result, count, 40);
    }
  }
}

/** Minimum total gain of both sides for a split to gain `best`, in integer units, less the doubt. */
function targetOf(leaf: usize, best: f64): f64 {
  const gradientUnit = load<f64>(leaf, 24);
  const worth = best + load<f64>(leaf, 72);
  return ((worth * load<f64>(leaf, 32)) / gradientUnit / gradientUnit) * DOUBT;
}
