/**
 * The two formulas of second-order boosting (Chen and Guestrin 2016, "XGBoost", equations 5 and 7; the L1 term as in
 * LightGBM). G and H are a leaf's sums of gradients and hessians.
 */
import { LEAF_VALUE_UNIT } from './tree';

export interface Regularisation {
  readonly lambdaL1: number;
  readonly lambdaL2: number;
}

/** Gain of a leaf: T(G)^2 / (H + lambdaL2), where T shrinks |G| by lambdaL1. The gain of a split is left + right - parent. */
export function leafGain(gradient: number, hessian: number, { lambdaL1, lambdaL2 }: Regularisation): number {
  const shrunk = softThreshold(gradient, lambdaL1);
  const curvature = hessian + lambdaL2;
  return curvature > 0 ? (shrunk * shrunk) / curvature : 0;
}

/** Output of a leaf before shrinkage: -T(G) / (H + lambdaL2). */
export function leafOutput(
  gradient: number,
  hessian: number,
  { lambdaL1, lambdaL2 }: Regularisation,
): number {
  const curvature = hessian + lambdaL2;
  return curvature > 0 ? -softThreshold(gradient, lambdaL1) / curvature : 0;
}

/** Gain of a leaf with an arbitrary output w: -(2 T(G) w + (H + lambdaL2) w^2). */
export function gainOfOutput(
  gradient: number,
  hessian: number,
  output: number,
  { lambdaL1, lambdaL2 }: Regularisation,
): number {
  return -(2 * softThreshold(gradient, lambdaL1) + (hessian + lambdaL2) * output) * output;
}

/** The raw score a leaf adds: its output x shrinkage, rounded to a multiple of LEAF_VALUE_UNIT. */
export function leafValue(
  gradient: number,
  hessian: number,
  params: Regularisation & { readonly learningRate: number },
): number {
  return roundToUnit(leafOutput(gradient, hessian, params) * params.learningRate);
}

/** The nearest multiple of `unit`, a power of two; never -0. */
export function roundToUnit(value: number, unit = LEAF_VALUE_UNIT): number {
  return Math.round(value / unit) * unit + 0;
}

function softThreshold(gradient: number, lambdaL1: number): number {
  if (gradient > lambdaL1) return gradient - lambdaL1;
  if (gradient < -lambdaL1) return gradient + lambdaL1;
  return 0;
}
