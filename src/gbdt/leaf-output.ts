/**
 * Outputs and gain of a split when they depend on more than the sums of its sides: path smoothing pulls the output of a
 * small side towards its parent's, and monotone constraints (the basic method) bound it.
 */
import type { LeafState, Sums } from './leaf-state';
import type { TrainParams } from './params';
import { gainOfOutput, leafGain, leafOutput } from './split-gain';
import type { Regularisation } from './split-gain';

/** Real value of one integer step of gradients and hessians (gradients.ts). */
export interface Units {
  readonly gradientUnit: number;
  readonly hessianUnit: number;
}

export type GainParams = Pick<
  TrainParams,
  'minDataInLeaf' | 'minSumHessianInLeaf' | 'lambdaL1' | 'lambdaL2' | 'pathSmooth'
>;

/** Gain of the split with these sums (integer units) on its left; -Infinity if a side violates a constraint. */
export type SplitGain = (gradient: number, hessian: number, count: number) => number;

/** Output of a side of a split of `leaf`: the best one, smoothed, within the bounds. */
export function sideOutput(
  gradient: number,
  hessian: number,
  count: number,
  leaf: Pick<LeafState, 'output' | 'lowest' | 'highest'>,
  params: Regularisation & Pick<TrainParams, 'pathSmooth'>,
): number {
  const best = leafOutput(gradient, hessian, params);
  const own = params.pathSmooth > 0 ? smoothed(best, count, leaf.output, params.pathSmooth) : best;
  return Math.min(Math.max(own, leaf.lowest), leaf.highest);
}

/**
 * @param direction constraint of the split's feature: 1 if the right output must not be below the left, -1 if not above, 0 for none
 * @param side regularisation of the sides if it differs from the leaf's (categorical splits)
 */
export function splitGainOf(
  leaf: LeafState,
  units: Units,
  params: GainParams,
  direction: number,
  side: Regularisation = params,
): SplitGain {
  const { sums } = leaf;
  const isFree = params.pathSmooth === 0 && leaf.lowest === -Infinity && leaf.highest === Infinity;
  const parentGain = ownGain(leaf, units, params);
  const sideParams = { ...side, pathSmooth: params.pathSmooth };
  const gainOfSides =
    isFree && direction === 0
      ? (gl: number, hl: number, gr: number, hr: number): number =>
          leafGain(gl, hl, side) + leafGain(gr, hr, side)
      : (gl: number, hl: number, gr: number, hr: number, count: number): number => {
          const left = sideOutput(gl, hl, count, leaf, sideParams);
          const right = sideOutput(gr, hr, sums.count - count, leaf, sideParams);
          if (direction * (right - left) < 0) return -Infinity;
          return gainOfOutput(gl, hl, left, side) + gainOfOutput(gr, hr, right, side);
        };
  return (gradient, hessian, count) => {
    const leftHessian = hessian * units.hessianUnit;
    const rightHessian = (sums.hessian - hessian) * units.hessianUnit;
    if (count < params.minDataInLeaf || sums.count - count < params.minDataInLeaf) return -Infinity;
    if (Math.min(leftHessian, rightHessian) < params.minSumHessianInLeaf) return -Infinity;
    const leftGradient = gradient * units.gradientUnit;
    const rightGradient = (sums.gradient - gradient) * units.gradientUnit;
    return gainOfSides(leftGradient, leftHessian, rightGradient, rightHessian, count) - parentGain;
  };
}

/** Gain of the leaf without a split. */
export function ownGain({ sums, output }: LeafState, units: Units, params: GainParams): number {
  const [gradient, hessian] = realSums(sums, units);
  if (params.pathSmooth === 0) return leafGain(gradient, hessian, params);
  const own = smoothed(leafOutput(gradient, hessian, params), sums.count, output, params.pathSmooth);
  return gainOfOutput(gradient, hessian, own, params);
}

/** Sums of gradients and hessians in real units. */
export function realSums(
  { gradient, hessian }: Sums,
  { gradientUnit, hessianUnit }: Units,
): [number, number] {
  return [gradient * gradientUnit, hessian * hessianUnit];
}

/** As in LightGBM: the leaf's own output has the weight of its row count, its parent's has the weight `pathSmooth`. */
function smoothed(own: number, count: number, parent: number, pathSmooth: number): number {
  const weight = count / pathSmooth;
  return (own * weight) / (weight + 1) + parent / (weight + 1);
}
