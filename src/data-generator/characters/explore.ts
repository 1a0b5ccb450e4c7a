import type { Character } from './character';

/**
 * Users with few habits: four of five products in a basket are new to the user, as in the Ta-Feng data of a wholesale
 * store. Beyond popularity, the purchases of the user's circle and the neighbours of the last purchases are predictive.
 */
export const explore: Character = {
  name: 'explore',
  summary:
    '3 to 12 orders, about 80 % of the next basket is new to the user, circles of users try the same products',
  products: 12_000,
  orders: [
    [0, 3],
    [0.15, 3.9],
    [0.3, 4.8],
    [0.5, 6.3],
    [0.7, 8.4],
    [0.85, 10.5],
    [1, 12.99],
  ],
  basket: [
    [0, 0.8],
    [0.1, 1.4],
    [0.25, 2.3],
    [0.5, 3.7],
    [0.75, 5.6],
    [0.9, 8],
    [1, 15],
  ],
  /** Four months. */
  paceByOrders: [
    [3, 28],
    [6, 18],
    [12, 9],
  ],
  habitShare: { mean: 0.07, deviation: 0.06, low: 0.01, high: 0.3 },
  keptAfterExploring: 0.1,
  swapping: 0.1,
  tiring: 0,
  circles: { count: 60, shelf: 200, daysInVogue: 6, share: [0.5, 0.85], beside: 0.1 },
};
