/** A baseline for carts: a simple method that ranks the catalogue, given a user's history and the cart. */
import type { BasketHistories } from '../basket-histories';
import type { Parameter, Parameters } from '../baselines/baseline';

export interface CartBaseline {
  readonly name: string;
  /** Empty for a method without parameters. */
  readonly space: Readonly<Record<string, Parameter>>;
  fit: (histories: BasketHistories, parameters: Parameters) => FittedCartBaseline;
}

export interface FittedCartBaseline {
  /**
   * @param user place in the histories; null for an anonymous cart
   * @param cart product indices, distinct
   * @returns at most `length` product indices without duplicates and without the cart, best first; of equal scores, the
   *   smaller index first
   */
  rank: (user: number | null, cart: readonly number[], length: number) => Int32Array;
}
