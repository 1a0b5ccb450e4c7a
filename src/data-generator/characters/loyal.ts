import type { Character } from './character';

/**
 * Households with long histories that buy the same products again and again, as in loyalty card data (Dunnhumby,
 * ValuedShopper). The difficulty is to tell which of about a hundred known products are due, which ones a household does
 * not want for a while, and between which ones it alternates.
 */
export const loyal: Character = {
  name: 'loyal',
  summary: '50 to 150 orders, more than 80 % of the order items are reorders, favourites change slowly',
  products: 5_000,
  orders: [
    [0, 50],
    [0.25, 62],
    [0.5, 78],
    [0.75, 102],
    [0.9, 128],
    [1, 150.99],
  ],
  basket: [
    [0, 1.5],
    [0.1, 3],
    [0.25, 4.7],
    [0.5, 7],
    [0.75, 10],
    [0.9, 14],
    [1, 26],
  ],
  /** Two years. */
  paceByOrders: [
    [50, 14],
    [80, 9],
    [150, 4.8],
  ],
  habitShare: { mean: 0.92, deviation: 0.05, low: 0.75, high: 0.98 },
  keptAfterExploring: 0.5,
  swapping: 0.12,
  tiring: 0.04,
};
