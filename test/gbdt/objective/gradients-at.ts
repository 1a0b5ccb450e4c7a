/** Real gradients of an objective at given scores, for comparison with formulas. */
import type { Objective } from '../../../src/gbdt/objective/objective';

export interface RealGradients {
  readonly gradient: readonly number[];
  readonly hessian: readonly number[];
  /** Largest error that rounding to integers may make. */
  readonly gradientError: number;
  readonly hessianError: number;
}

export function gradientsAt(objective: Objective, scores: readonly Float64Array[]): RealGradients[] {
  return objective.gradients(scores).map(({ gradient, hessian, gradientUnit, hessianUnit }) => ({
    gradient: Array.from(gradient, (steps) => steps * gradientUnit),
    hessian: Array.from(hessian, (steps) => steps * hessianUnit),
    gradientError: gradientUnit,
    hessianError: hessianUnit,
  }));
}

/** The derivative of `loss` by each number of `at`, by central differences. */
export function numericGradient(loss: (scores: Float64Array) => number, at: Float64Array): number[] {
  const step = 1e-4;
  return Array.from(at, (value, i) => {
    const moved = (by: number): number => {
      const scores = at.slice();
      scores[i] = value + by;
      return loss(scores);
    };
    return (moved(step) - moved(-step)) / (2 * step);
  });
}
