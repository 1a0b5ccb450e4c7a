import { AliasTable } from './alias-table';
import { interpolate, type Quantiles, drawQuantile } from './quantile-draw';
import { Random } from './random';
import { tastes } from './tastes';

/** What makes one user different from another, fixed before the first order. */
export interface UserProfile {
  readonly orders: number;
  /** Products in a basket, on average. */
  readonly basket: number;
  /** Share of the basket that habit fills; the rest is explored. */
  readonly habitShare: number;
  /** Days between orders, on average. */
  readonly pace: number;
  /** Multiplies the products' intervals: small households need less, and who orders seldom also shops elsewhere. */
  readonly household: number;
  /** How likely each basket-mate comes along. */
  readonly mateChance: number;
  readonly mainTaste: number;
  readonly secondTaste: number;
  /** From this order number on `laterTaste` is the main taste; Infinity for most. */
  readonly tasteChangesAt: number;
  readonly laterTaste: number;
}

/** @param user number of the user, from 1 */
export function drawProfile(seed: number, user: number): UserProfile {
  const random = new Random(seed, 'profile', user);
  const orders = orderCount(seed, user);
  const pace = interpolate(paceByOrders, orders) * random.between(0.6, 1.4);
  return {
    orders,
    basket: drawQuantile(random, basketQuantiles),
    habitShare: Math.min(0.95, Math.max(0.35, 0.65 + 0.15 * random.bell())),
    pace,
    household: random.between(0.8, 1.25) * Math.max(1, 0.6 + pace / 8),
    mateChance: random.between(0.08, 0.35),
    mainTaste: tasteTable.draw(random),
    secondTaste: tasteTable.draw(random),
    tasteChangesAt: orders >= 8 && random.chance(0.2) ? 3 + random.below(orders - 5) : Infinity,
    laterTaste: tasteTable.draw(random),
  };
}

/** Orders of a user, 4 to 100. On its own because the total must be known before the first row is written. */
export function orderCount(seed: number, user: number): number {
  return Math.floor(drawQuantile(new Random(seed, 'order count', user), orderQuantiles));
}

const tasteTable = new AliasTable(tastes.map(({ share }) => share));

/** As in Instacart's data: half of the users have fewer than eleven orders, the mean is near 16.6. */
const orderQuantiles: Quantiles = [
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
];

/** As in Instacart's data, scaled down by the fifth that basket-mates and curiosity add. */
const basketQuantiles: Quantiles = [
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
];

/** Everybody was watched for about a year: who has more orders has shorter gaps. */
const paceByOrders: Quantiles = [
  [4, 18],
  [10, 15],
  [20, 11],
  [40, 6.6],
  [60, 4.4],
  [100, 2.4],
];
