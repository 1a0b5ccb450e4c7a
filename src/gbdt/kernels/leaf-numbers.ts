/** The numbers that describe a leaf to the split-search kernels (assembly/split-gain.ts). */
import type { Units } from '../leaf-output';
import type { Sums } from '../leaf-state';
import { leafGain } from '../split-gain';
import { minGainOf } from '../split-finder';
import type { SplitParams } from '../split-finder';

/** Number of float64 values per leaf. */
export const LEAF_NUMBERS = 11;

/** @param out LEAF_NUMBERS of it are written, from `at` on */
export function writeLeaf(
  { gradient, hessian, count }: Sums,
  { gradientUnit, hessianUnit }: Units,
  params: SplitParams,
  out: Float64Array,
  at = 0,
): void {
  const unsplit = leafGain(gradient * gradientUnit, hessian * hessianUnit, params);
  out[at] = gradient;
  out[at + 1] = hessian;
  out[at + 2] = count;
  out[at + 3] = gradientUnit;
  out[at + 4] = hessianUnit;
  out[at + 5] = params.minDataInLeaf;
  out[at + 6] = params.minSumHessianInLeaf;
  out[at + 7] = params.lambdaL1;
  out[at + 8] = params.lambdaL2;
  out[at + 9] = unsplit;
  out[at + 10] = minGainOf(unsplit, params);
}
