/**
 * The two formulas of second-order boosting (Chen and Guestrin 2016, "XGBoost", equations 5 and 7; the L1 term as in
 * LightGBM). G and H are a leaf's sums of gradients and hessians.
 */
import { LEAF_VALUE_UNIT } from './tree';

export interface Regularisation {
  readonly lambdaL1: number;
  readonly lambdaL2: number;
}

/** What a leaf is worth: T(G)^2 / (H + lambdaL2), with T shrinking |G| by lambdaL1. The split gain is left + right - parent. */
export function leafGain(gradient: number, hessian: number, { lambdaL1, lambdaL2 }: Regularisation): number {
  const shrunk = softThreshold(gradient, lambdaL1);
  const curvature = hessian + lambdaL2;
  return curvature > 0 ? (shrunk * shrunk) / curvature : 0;
}

/** The raw score a leaf adds: -T(G) / (H + lambdaL2) x shrinkage, rounded to a multiple of LEAF_VALUE_UNIT. */
export function leafValue(
  gradient: number,
  hessian: number,
  { lambdaL1, lambdaL2, learningRate }: Regularisation & { readonly learningRate: number },
): number {
  const curvature = hessian + lambdaL2;
  if (curvature <= 0) return 0;
  return roundToUnit((-softThreshold(gradient, lambdaL1) / curvature) * learningRate);
}

/** The nearest multiple of LEAF_VALUE_UNIT; never -0. */
export function roundToUnit(value: number): number {
  return Math.round(value / LEAF_VALUE_UNIT) * LEAF_VALUE_UNIT + 0;
}

function softThreshold(gradient: number, lambdaL1: number): number {
  if (gradient > lambdaL1) return gradient - lambdaL1;
  if (gradient < -lambdaL1) return gradient + lambdaL1;
  return 0;
}
