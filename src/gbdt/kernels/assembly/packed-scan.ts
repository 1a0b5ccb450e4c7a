// The best division of a leaf by its packed histogram: findBestSplit of split-finder.ts. Four bins at a time are
// tested in float32, without a division, for whether they could gain more than the best so far; only those that could are
// evaluated exactly. With G, H the sums of a side and L the regularisation, all in integer units:
//
//   Gl^2 / (Hl + L) + Gr^2 / (Hr + L) >= t    <=>    Gl^2 (Hr + L) + Gr^2 (Hl + L) >= t (Hl + L) (Hr + L)
//
// This subtracts nothing, so the float32 error stays below 2^-20 of either side; DOUBT leaves room for it.
//
// result (f64):  0 gain  8 bin, -1 for none  16 missing left (0, 1)  24 gradient  32 hessian  40 count of the left side
//               48 feature
import { COUNT_MASK, GRADIENT_SHIFT, HESSIAN_MASK, HESSIAN_SHIFT } from './packed';
import { gainOf, hasHessian } from './split-gain';

const DOUBT: f64 = 1 - 1.0 / 262144;

/** Initialises a result: no split found, and the gain to exceed. */
export function startResult(leaf: usize, result: usize): void {
  store<f64>(result, load<f64>(leaf, 80));
  store<f64>(result, -1, 8);
  store<f64>(result, -1, 48);
}

/**
 * Replaces the split in `result` by the best split of a feature if that gains more. At equal gain the smaller bin wins, and
 * at the same bin, missing values on the left.
 * @param bins of the feature: value bins in ascending order, then the missing values; may read two bins more
 * @param scratch 32 bytes
 */
export function scanPacked(
  bins: usize,
  numValueBins: i32,
  feature: i32,
  leaf: usize,
  result: usize,
  scratch: usize,
): void {
  const missing = load<i64>(bins + ((<usize>numValueBins) << 3));
  const hasMissing = (missing & COUNT_MASK) > 0;
  if (hasMissing) scanSide(bins, numValueBins, missing, true, feature, leaf, result, scratch);
  scanSide(bins, numValueBins, 0, false, feature, leaf, result, scratch);
  if (!hasMissing && load<f64>(result, 48) == <f64>feature) {
    // The leaf has no missing values: they follow the larger side.
    store<f64>(result, 2 * load<f64>(result, 40) >= load<f64>(leaf, 16) ? 1 : 0, 16);
  }
}

/** @param start packed sum that is always on the left */
function scanSide(
  bins: usize,
  numValueBins: i32,
  start: i64,
  missingLeft: bool,
  feature: i32,
  leaf: usize,
  result: usize,
  scratch: usize,
): void {
  const gradient = i32x4.splat(<i32>load<f64>(leaf));
  const hessian = i32x4.splat(<i32>load<f64>(leaf, 8));
  const lambda = f32x4.splat(<f32>(load<f64>(leaf, 64) / load<f64>(leaf, 32)));
  const most = <i64>(load<f64>(leaf, 16) - load<f64>(leaf, 40));
  const isShrunk = load<f64>(leaf, 56) != 0;
  let toReach = f32x4.splat(targetOf(leaf, result));
  let before = i64x2.splat(start);
  const zero = i64x2.splat(0);
  for (let bin = 0; bin < numValueBins; bin += 4, bins += 32) {
    // Sums up to each of the four bins.
    const ab = v128.load(bins);
    const cd = v128.load(bins, 16);
    const toB = i64x2.add(i64x2.add(ab, i64x2.shuffle(zero, ab, 0, 2)), before);
    const toD = i64x2.add(i64x2.add(cd, i64x2.shuffle(zero, cd, 0, 2)), i64x2.shuffle(toB, toB, 1, 1));
    before = i64x2.shuffle(toD, toD, 1, 1);
    const low = i32x4.shuffle(toB, toD, 0, 2, 4, 6);
    const high = i32x4.shuffle(toB, toD, 1, 3, 5, 7);
    const g = i32x4.shr_s(high, 5);
    const h = v128.or(i32x4.shl(v128.and(high, i32x4.splat(31)), 19), i32x4.shr_u(low, 13));
    const leftG = f32x4.convert_i32x4_s(g);
    const rightG = f32x4.convert_i32x4_s(i32x4.sub(gradient, g));
    const leftH = f32x4.add(f32x4.convert_i32x4_s(h), lambda);
    const rightH = f32x4.add(f32x4.convert_i32x4_s(i32x4.sub(hessian, h)), lambda);
    const reached = f32x4.add(
      f32x4.mul(f32x4.mul(leftG, leftG), rightH),
      f32x4.mul(f32x4.mul(rightG, rightG), leftH),
    );
    // NaN (too large for float32) counts as a candidate.
    const isLess = f32x4.lt(reached, f32x4.mul(f32x4.mul(leftH, rightH), toReach));
    let candidates = isShrunk ? 15 : 15 ^ i32x4.bitmask(isLess);
    if (candidates == 0) continue;
    v128.store(scratch, toB);
    v128.store(scratch, toD, 16);
    let isBetter = false;
    do {
      const lane = ctz(candidates);
      candidates &= candidates - 1;
      if (bin + lane >= numValueBins) break;
      const left = load<i64>(scratch + ((<usize>lane) << 3));
      if (offer(left, start, bin + lane, missingLeft, feature, leaf, result)) isBetter = true;
    } while (candidates != 0);
    if ((load<i64>(scratch) & COUNT_MASK) > most) return;
    if (isBetter) toReach = f32x4.splat(targetOf(leaf, result));
  }
}

/** Minimum total gain of both sides, in integer units, less the doubt. */
function targetOf(leaf: usize, result: usize): f32 {
  const gradientUnit = load<f64>(leaf, 24);
  const worth = load<f64>(result) + load<f64>(leaf, 72);
  return <f32>(((worth * load<f64>(leaf, 32)) / gradientUnit / gradientUnit) * DOUBT);
}

/** Stores the split in `result` if it is allowed and better. */
function offer(
  leftSum: i64,
  start: i64,
  bin: i32,
  missingLeft: bool,
  feature: i32,
  leaf: usize,
  result: usize,
): bool {
  const count = <f64>(<i32>(leftSum & COUNT_MASK));
  const least = load<f64>(leaf, 40);
  if (count < least || load<f64>(leaf, 16) - count < least) return false;
  const left = f64x2(
    <f64>(<i32>(leftSum >> GRADIENT_SHIFT)),
    <f64>(<i32>((leftSum >> HESSIAN_SHIFT) & HESSIAN_MASK)),
  );
  const gain = gainOf(left, leaf);
  const best = load<f64>(result);
  if (gain < best) return false;
  const isEarlier =
    load<f64>(result, 48) == <f64>feature &&
    missingLeft != (load<f64>(result, 16) == 1) &&
    <f64>bin < load<f64>(result, 8);
  if (gain == best && !isEarlier) return false;
  if ((leftSum & COUNT_MASK) == (start & COUNT_MASK) || !hasHessian(left, leaf)) return false;
  store<f64>(result, gain);
  store<f64>(result, <f64>bin, 8);
  store<f64>(result, missingLeft ? 1 : 0, 16);
  v128.store(result, left, 24);
  store<f64>(result, count, 40);
  store<f64>(result, <f64>feature, 48);
  return true;
}
