// The best division of a feature's bins: scanBins of split-finder.ts for splits of which nothing is asked but gain.
// Both use float64 in the same order of operations, so they find the same gain to the last bit.
//
// leaf (f64):    0 gradient  8 hessian  16 count      sums of the leaf, integers
//               24 gradient unit  32 hessian unit     40 minDataInLeaf  48 minSumHessianInLeaf
//               56 lambdaL1  64 lambdaL2              72 gain of the leaf unsplit  80 gain to exceed
// result (f64):  0 gain  8 bin, -1 for none  16 missing left (0, 1)  24 gradient  32 hessian  40 count of the left side
import { argument, takeChunk } from './control';
import { BIN_BYTES } from './packed';

const RESULT_BYTES: usize = 48;

/**
 * arguments  0 histogram   1 features (u32*)   2 number   3 first bins (u32*)   4 leaf   5 results, one a feature
 * A second leaf follows in 6 (histogram), 7 (leaf) and 8 (results); 0 for none.
 */
export function scanFeatures(control: usize): void {
  const features = <usize>argument(control, 1);
  const numFeatures = <i32>argument(control, 2);
  const firstBins = <usize>argument(control, 3);
  const total = argument(control, 6) == 0 ? numFeatures : 2 * numFeatures;
  for (let chunk = takeChunk(control); chunk < total; chunk = takeChunk(control)) {
    const isSecond = chunk >= numFeatures;
    const place = <usize>(isSecond ? chunk - numFeatures : chunk);
    const feature = <usize>load<u32>(features + (place << 2));
    const first = load<u32>(firstBins + (feature << 2));
    const numBins = load<u32>(firstBins + (feature << 2), 4) - first;
    const histogram = <usize>argument(control, isSecond ? 6 : 0);
    const leaf = <usize>argument(control, isSecond ? 7 : 4);
    const results = <usize>argument(control, isSecond ? 8 : 5);
    scanBins(histogram + <usize>first * BIN_BYTES, <i32>numBins - 1, leaf, results + place * RESULT_BYTES);
  }
}

/** @param bins (gradient, hessian, count) of the value bins in ascending order, then of the missing values */
export function scanBins(bins: usize, numValueBins: i32, leaf: usize, result: usize): void {
  const leafGradient = load<f64>(leaf);
  const leafHessian = load<f64>(leaf, 8);
  const leafCount = load<f64>(leaf, 16);
  const minDataInLeaf = load<f64>(leaf, 40);
  const missing = bins + <usize>numValueBins * BIN_BYTES;
  const missingGradient = load<f64>(missing);
  const missingHessian = load<f64>(missing, 8);
  const missingCount = load<f64>(missing, 16);
  let best = load<f64>(leaf, 80);
  let bestBin = -1;
  let missingLeft = false;
  let gradient: f64 = 0;
  let hessian: f64 = 0;
  let count: f64 = 0;
  let leftGradient: f64 = 0;
  let leftHessian: f64 = 0;
  let leftCount: f64 = 0;
  for (let bin = 0; bin < numValueBins; bin++, bins += BIN_BYTES) {
    const inBin = load<f64>(bins, 16);
    if (inBin == 0) continue;
    gradient += load<f64>(bins);
    hessian += load<f64>(bins, 8);
    count += inBin;
    if (leafCount - count < minDataInLeaf) break;
    if (
      missingCount > 0 &&
      count + missingCount >= minDataInLeaf &&
      leafCount - (count + missingCount) >= minDataInLeaf
    ) {
      const gain = gainOf(
        gradient + missingGradient,
        hessian + missingHessian,
        leafGradient,
        leafHessian,
        leaf,
      );
      if (gain > best) {
        best = gain;
        bestBin = bin;
        missingLeft = true;
        leftGradient = gradient + missingGradient;
        leftHessian = hessian + missingHessian;
        leftCount = count + missingCount;
      }
    }
    if (count < minDataInLeaf) continue;
    const gain = gainOf(gradient, hessian, leafGradient, leafHessian, leaf);
    if (gain > best) {
      best = gain;
      bestBin = bin;
      missingLeft = missingCount == 0 && 2 * count >= leafCount;
      leftGradient = gradient;
      leftHessian = hessian;
      leftCount = count;
    }
  }
  store<f64>(result, best);
  store<f64>(result, <f64>bestBin, 8);
  store<f64>(result, missingLeft ? 1 : 0, 16);
  store<f64>(result, leftGradient, 24);
  store<f64>(result, leftHessian, 32);
  store<f64>(result, leftCount, 40);
}

/** Left + right - leaf, the two sides in the two lanes; -Infinity when a side's hessian is too small. */
function gainOf(gradient: f64, hessian: f64, leafGradient: f64, leafHessian: f64, leaf: usize): f64 {
  const g = f64x2.mul(f64x2(gradient, leafGradient - gradient), v128.load64_splat(leaf, 24));
  const h = f64x2.mul(f64x2(hessian, leafHessian - hessian), v128.load64_splat(leaf, 32));
  if (v128.any_true(f64x2.lt(h, v128.load64_splat(leaf, 48)))) return -Infinity;
  const lambdaL1 = load<f64>(leaf, 56);
  const shrunk = lambdaL1 == 0 ? g : softThreshold(g, lambdaL1);
  const curvature = f64x2.add(h, v128.load64_splat(leaf, 64));
  const worth = f64x2.div(f64x2.mul(shrunk, shrunk), curvature);
  const both = v128.and(worth, f64x2.gt(curvature, f64x2.splat(0)));
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1) - load<f64>(leaf, 72);
}

/** Draws g towards 0 by `by`. */
function softThreshold(g: v128, by: f64): v128 {
  const above = f64x2.sub(g, f64x2.splat(by));
  const below = f64x2.add(g, f64x2.splat(by));
  const isAbove = f64x2.gt(g, f64x2.splat(by));
  const isBelow = f64x2.lt(g, f64x2.splat(-by));
  return v128.or(v128.and(above, isAbove), v128.and(below, isBelow));
}
