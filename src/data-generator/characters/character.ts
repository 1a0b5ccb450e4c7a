import type { Quantiles } from '../quantile-draw';

/**
 * What kind of world a data set tells of: how long histories are, how full baskets, how faithful people. The catalogue,
 * tastes, intervals, basket-mates and rhythms are common to all worlds.
 */
export interface Character {
  readonly name: string;
  /** For help texts: one line without a full stop. */
  readonly summary: string;
  /** Products in the catalogue unless somebody asks for another number. */
  readonly products: number;
  /** Orders of a user, 3 or more. */
  readonly orders: Quantiles;
  /** Products in a basket, a fifth too few: basket-mates and curiosity add that. */
  readonly basket: Quantiles;
  /** Days between orders, by number of orders. */
  readonly paceByOrders: Quantiles;
  /** Share of the basket that habit fills, drawn for each user; the rest is explored. */
  readonly habitShare: {
    readonly mean: number;
    readonly deviation: number;
    readonly low: number;
    readonly high: number;
  };
  /** Chance that an explored product becomes a favourite, times its own habit. */
  readonly keptAfterExploring: number;
  /** Chance that something like a favourite, from the same aisle, is taken in its stead. */
  readonly swapping: number;
  /** Chance that a favourite is left alone for some months after a purchase. */
  readonly tiring: number;
  /** Groups of users who try the same things; none where everybody explores by taste alone. */
  readonly circles?: CircleHabits;
}

export interface CircleHabits {
  /** Number of circles, whatever the number of users. */
  readonly count: number;
  /** Products that a circle knows of. */
  readonly shelf: number;
  /** Days until the products in vogue have moved on by one place. */
  readonly daysInVogue: number;
  /** Share of what a user explores that comes from the circle: from, to. */
  readonly share: readonly [number, number];
  /** Share of it that stands beside something bought the last time. */
  readonly beside: number;
}
