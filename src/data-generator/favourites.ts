import type { Basket } from './basket';

/** Maximum number of favourites per user. */
export const MAX_FAVOURITES = 250;

/**
 * The products that a user buys by habit, each with its own interval. Slots keep their positions, which gives the user's
 * baskets a habitual order.
 */
export class Favourites {
  readonly product = new Int32Array(MAX_FAVOURITES);
  /** Days between two purchases. */
  readonly interval = new Float64Array(MAX_FAVOURITES);
  /** The day on which the last pack is used up. */
  readonly dueDay = new Float64Array(MAX_FAVOURITES);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(product: number, interval: number, dueDay: number): void {
    this.put(this.count++, product, interval, dueDay);
  }

  /** Replaces the product of a slot. */
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
   * Starts a new pack of every favourite in the basket.
   *
   * @param lasting how long the pack lasts, as a multiple of its interval
   */
  restock(basket: Basket, day: number, lasting: () => number): void {
    for (let slot = 0; slot < this.count; slot++) {
      if (basket.holds(this.product[slot])) this.dueDay[slot] = day + this.interval[slot] * lasting();
    }
  }
}
