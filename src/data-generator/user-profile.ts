import { AliasTable } from './alias-table';
import type { Character } from './characters/character';
import { circleTaste, drawCircle } from './circles';
import { interpolate, drawQuantile } from './quantile-draw';
import { Random } from '../lib/random';
import { tastes } from './tastes';

/** The properties of a user, fixed before the first order. */
export interface UserProfile {
  readonly orders: number;
  /** Mean number of products per basket. */
  readonly basket: number;
  /** Share of the basket that comes from habit; the rest is explored. */
  readonly habitShare: number;
  /** Mean number of days between orders. */
  readonly pace: number;
  /** Multiplies the products' intervals: small households need less, and infrequent users also shop elsewhere. */
  readonly household: number;
  /** Probability that each basket mate is added. */
  readonly mateChance: number;
  readonly mainTaste: number;
  readonly secondTaste: number;
  /** From this order number on, `laterTaste` is the main taste; Infinity for most users. */
  readonly tasteChangesAt: number;
  readonly laterTaste: number;
  /** If there are circles; its taste is the main taste. */
  readonly circle: number;
  /** Share of explored products that comes from the circle; 0 without circles. */
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

/** Overrides from the user's circle, whose taste never changes. Separate streams keep other characters unchanged. */
function inCircle({ circles }: Character, seed: number, user: number): Partial<UserProfile> {
  if (!circles) return {};
  const random = new Random(seed, 'circle of user', user);
  const circle = drawCircle(circles, random);
  const [from, to] = circles.share;
  const mainTaste = circleTaste(seed, circle);
  return { circle, circleShare: random.between(from, to), mainTaste, tasteChangesAt: Infinity };
}

/** Number of orders. A separate stream, because the total must be known before the first row is written. */
export function orderCount({ orders }: Character, seed: number, user: number): number {
  return Math.floor(drawQuantile(new Random(seed, 'order count', user), orders));
}

const tasteTable = new AliasTable(tastes.map(({ share }) => share));
