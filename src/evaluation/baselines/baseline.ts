/**
 * A baseline: a published method that ranks the catalogue for a user's next basket. Every baseline learns from the same
 * baskets, as of the same lag level, as the model, and answers for the same targets.
 */
import type { BasketHistories } from '../basket-histories';

/** Parameter values by name. */
export type Parameters = Readonly<Record<string, number>>;

/** A tunable number. */
export interface Parameter {
  /** Values that tuning may choose from, ascending. */
  readonly values: readonly number[];
  /** The value from the method's paper, used without tuning. */
  readonly published: number;
}

export interface Baseline {
  readonly name: string;
  /** Empty for a method without parameters. */
  readonly space: Readonly<Record<string, Parameter>>;
  fit: (histories: BasketHistories, parameters: Parameters) => FittedBaseline;
}

export interface FittedBaseline {
  /**
   * @param user place in the histories
   * @returns at most `length` product indices without duplicates, best first; of equal scores, the smaller index first
   */
  rank: (user: number, length: number) => Int32Array;
}

/** The parameter values from the method's paper. */
export function publishedParameters({ space }: Baseline): Parameters {
  return Object.fromEntries(Object.entries(space).map(([name, { published }]) => [name, published]));
}

/** @throws Error with the name of a missing parameter */
export function parameterOf(parameters: Parameters, name: string): number {
  const value = parameters[name];
  if (value === undefined) throw new Error(`Expected a value for the parameter ${name}, found none.`);
  return value;
}
