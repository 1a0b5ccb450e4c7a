import type { Character } from './character';

/** Resembles Instacart's data of 2017 in its averages, and thus TimeL-E's demo data. */
export const instacart: Character = {
  name: 'instacart',
  summary: '4 to 100 orders, about 60 % of the order items are reorders',
  products: 2_000,
  /** Half of the users have fewer than eleven orders; the mean is about 16.6. */
  orders: [
    [0, 4],
    [0.1, 4.6],
    [0.2, 5.6],
    [0.3, 7.1],
    [0.4, 8.8],
    [0.5, 10.8],
    [0.6, 13.6],
    [0.7, 17.3],
    [0.8, 24],
    [0.9, 36],
    [0.95, 51],
    [0.99, 94],
    [1, 100.99],
  ],
  basket: [
    [0, 0.8],
    [0.05, 1.9],
    [0.1, 2.6],
    [0.2, 4],
    [0.3, 5.2],
    [0.4, 6.4],
    [0.5, 7.5],
    [0.6, 8.7],
    [0.7, 9.9],
    [0.8, 11.6],
    [0.9, 14.5],
    [0.95, 17.5],
    [0.99, 23],
    [1, 33],
  ],
  /** All users are observed for about a year: more orders mean shorter gaps. */
  paceByOrders: [
    [4, 18],
    [10, 15],
    [20, 11],
    [40, 6.6],
    [60, 4.4],
    [100, 2.4],
  ],
  habitShare: { mean: 0.65, deviation: 0.15, low: 0.35, high: 0.95 },
  keptAfterExploring: 0.3,
  swapping: 0,
  tiring: 0,
};
