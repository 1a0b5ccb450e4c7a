import type { Quantiles } from '../quantile-draw';

/**
 * The kind of shop that a data set simulates: length of histories, size of baskets, loyalty of users. Catalogue, tastes,
 * intervals, basket mates and rhythms are the same for all characters.
 */
export interface Character {
  readonly name: string;
  /** One line for help texts, without a full stop. */
  readonly summary: string;
  /** Default number of products in the catalogue. */
  readonly products: number;
  /** Number of orders per user, 3 or more. */
  readonly orders: Quantiles;
  /** Number of products per basket, a fifth too low: basket mates and curiosity add the rest. */
  readonly basket: Quantiles;
  /** Days between orders, by number of orders. */
  readonly paceByOrders: Quantiles;
  /** Share of the basket that comes from habit, drawn for each user; the rest is explored. */
  readonly habitShare: {
    readonly mean: number;
    readonly deviation: number;
    readonly low: number;
    readonly high: number;
  };
  /** Probability that an explored product becomes a favourite; multiplied by the product's own habit. */
  readonly keptAfterExploring: number;
  /** Probability that a similar product from the same aisle replaces a favourite once. */
  readonly swapping: number;
  /** Probability that a favourite is not bought for some months after a purchase. */
  readonly tiring: number;
  /** Groups of users who try the same products; undefined if users explore by taste alone. */
  readonly circles?: CircleHabits;
}

export interface CircleHabits {
  /** Number of circles, independent of the number of users. */
  readonly count: number;
  /** Number of products that a circle knows. */
  readonly shelf: number;
  /** Days until the popular products of a circle move on by one place. */
  readonly daysInVogue: number;
  /** Share of a user's explored products that comes from the circle: range. */
  readonly share: readonly [number, number];
  /** Share of explored products that are neighbours of a product in the last basket. */
  readonly beside: number;
}
