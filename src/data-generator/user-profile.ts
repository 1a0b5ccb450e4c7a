import { AliasTable } from './alias-table';
import type { Character } from './characters/character';
import { circleTaste, drawCircle } from './circles';
import { interpolate, drawQuantile } from './quantile-draw';
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
  /** Where people have circles; its taste is the main taste. */
  readonly circle: number;
  /** Share of what is explored that comes from the circle; 0 where there are none. */
  readonly circleShare: number;
}

/** @param user number of the user, from 1 */
export function drawProfile(character: Character, seed: number, user: number): UserProfile {
  const random = new Random(seed, 'profile', user);
  const orders = orderCount(character, seed, user);
  const { mean, deviation, low, high } = character.habitShare;
  const pace = interpolate(character.paceByOrders, orders) * random.between(0.6, 1.4);
  const profile = {
    orders,
    basket: drawQuantile(random, character.basket),
    habitShare: Math.min(high, Math.max(low, mean + deviation * random.bell())),
    pace,
    household: random.between(0.8, 1.25) * Math.max(1, 0.6 + pace / 8),
    mateChance: random.between(0.08, 0.35),
    mainTaste: tasteTable.draw(random),
    secondTaste: tasteTable.draw(random),
    tasteChangesAt: orders >= 8 && random.chance(0.2) ? 3 + random.below(orders - 5) : Infinity,
    laterTaste: tasteTable.draw(random),
    circle: 0,
    circleShare: 0,
  };
  return { ...profile, ...inCircle(character, seed, user) };
}

/** What a circle decides: who belongs to one keeps its taste. Draws of its own, so that other worlds stay as they are. */
function inCircle({ circles }: Character, seed: number, user: number): Partial<UserProfile> {
  if (!circles) return {};
  const random = new Random(seed, 'circle of user', user);
  const circle = drawCircle(circles, random);
  const [from, to] = circles.share;
  const mainTaste = circleTaste(seed, circle);
  return { circle, circleShare: random.between(from, to), mainTaste, tasteChangesAt: Infinity };
}

/** Orders of a user. On its own because the total must be known before the first row is written. */
export function orderCount({ orders }: Character, seed: number, user: number): number {
  return Math.floor(drawQuantile(new Random(seed, 'order count', user), orders));
}

const tasteTable = new AliasTable(tastes.map(({ share }) => share));
