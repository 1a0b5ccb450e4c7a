import type { Basket } from './basket';

/** No user has more favourites than this. */
export const maxFavourites = 250;

/**
 * The products that one user buys by habit, each in its own rhythm. Slots keep their place, which gives a user's
 * baskets a habitual order.
 */
export class Favourites {
  readonly product = new Int32Array(maxFavourites);
  /** Days between two purchases. */
  readonly interval = new Float64Array(maxFavourites);
  /** The day on which the last pack will be used up. */
  readonly dueDay = new Float64Array(maxFavourites);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(product: number, interval: number, dueDay: number): void {
    this.put(this.count++, product, interval, dueDay);
  }

  /** Puts another product in a slot's place. */
  put(slot: number, product: number, interval: number, dueDay: number): void {
    this.product[slot] = product;
    this.interval[slot] = interval;
    this.dueDay[slot] = dueDay;
  }

  has(product: number): boolean {
    for (let slot = 0; slot < this.count; slot++) if (this.product[slot] === product) return true;
    return false;
  }

  /**
   * Starts a new pack of everything in the basket.
   *
   * @param lasting how long a pack lasts this time, as a multiple of its interval
   */
  restock(basket: Basket, day: number, lasting: () => number): void {
    for (let slot = 0; slot < this.count; slot++) {
      if (basket.holds(this.product[slot])) this.dueDay[slot] = day + this.interval[slot] * lasting();
    }
  }
}
