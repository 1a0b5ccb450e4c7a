/** What the kernels that search for splits are told of a leaf (assembly/split-gain.ts). */
import { type Units } from '../leaf-output';
import { type Sums } from '../leaf-state';
import { leafGain } from '../split-gain';
import { leastGain, type SplitParams } from '../split-finder';

/** float64 numbers of a leaf. */
export const LEAF_NUMBERS = 11;

export function leafNumbers(
  { gradient, hessian, count }: Sums,
  { gradientUnit, hessianUnit }: Units,
  params: SplitParams,
): number[] {
  const { minDataInLeaf, minSumHessianInLeaf, lambdaL1, lambdaL2 } = params;
  const unsplit = leafGain(gradient * gradientUnit, hessian * hessianUnit, params);
  return [
    ...[gradient, hessian, count, gradientUnit, hessianUnit],
    ...[minDataInLeaf, minSumHessianInLeaf, lambdaL1, lambdaL2, unsplit, leastGain(unsplit, params)],
  ];
}
