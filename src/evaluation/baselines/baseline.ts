/**
 * A baseline: a published method that ranks the catalogue for a user's next basket. All of them learn from the same
 * baskets as of the same lag level as our model, and answer for the same targets.
 */
import type { BasketHistories } from '../basket-histories';

/** Parameter values by name. */
export type Parameters = Readonly<Record<string, number>>;

/** One tunable number. */
export interface Parameter {
  /** What tuning may choose, ascending. */
  readonly values: readonly number[];
  /** The value of the method's paper; used when nothing is tuned. */
  readonly published: number;
}

export interface Baseline {
  readonly name: string;
  /** Empty when there is nothing to choose. */
  readonly space: Readonly<Record<string, Parameter>>;
  fit(histories: BasketHistories, parameters: Parameters): FittedBaseline;
}

export interface FittedBaseline {
  /**
   * @param user place in the histories
   * @returns product indices, best first, at most `length`, none twice; equal scores: smaller product index first
   */
  rank(user: number, length: number): Int32Array;
}

/** The parameters of the method's paper. */
export function publishedParameters({ space }: Baseline): Parameters {
  return Object.fromEntries(Object.entries(space).map(([name, { published }]) => [name, published]));
}

/** @throws Error naming the parameter that is missing */
export function parameterOf(parameters: Parameters, name: string): number {
  const value = parameters[name];
  if (value === undefined) throw new Error(`Expected a value for the parameter ${name}, got none`);
  return value;
}
