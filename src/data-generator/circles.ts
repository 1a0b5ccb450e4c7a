/**
 * Circles: groups of users who try the same products. A circle knows about a hundred products of its taste, most of them
 * from the long tail of the catalogue. At any time the products at the head of its shelf are popular, and the head moves
 * on from week to week, so that recent purchases of other users are more predictive than old ones.
 */
import { AliasTable } from './alias-table';
import type { CircleHabits } from './characters/character';
import { Random } from '../lib/random';
import type { TasteTables } from './taste-tables';
import { tastes } from './tastes';

const tasteTable = new AliasTable(tastes.map(({ share }) => share));

/** The taste that all users of a circle share. */
export function circleTaste(seed: number, circle: number): number {
  return tasteTable.draw(new Random(seed, 'circle taste', circle));
}

/** Draws a circle for a user; the largest circles are four times as large as the smallest. */
export function drawCircle({ count }: CircleHabits, random: Random): number {
  const place = random.next();
  return Math.floor(count * place * (0.4 + 0.6 * place));
}

export class Circles {
  private readonly shelves: readonly Int32Array[];
  private readonly places: AliasTable;
  private readonly daysInVogue: number;

  /** @param size number of products in the catalogue; shelves are shorter in a small one */
  constructor(
    seed: number,
    { count, shelf, daysInVogue }: CircleHabits,
    tasteTables: TasteTables,
    size: number,
  ) {
    const length = Math.min(shelf, size >> 2);
    this.daysInVogue = daysInVogue;
    this.shelves = Array.from({ length: count }, (_, circle) => {
      const random = new Random(seed, 'circle', circle);
      return drawShelf(length, random, () => tasteTables.draw(circleTaste(seed, circle), random));
    });
    this.places = new AliasTable(Array.from({ length }, (_, place) => 1 / (place + 3)));
  }

  /** A product that the circle buys on the given day. */
  draw(circle: number, day: number, random: Random): number {
    const shelf = this.shelves[circle];
    return shelf[(this.places.draw(random) + Math.floor(day / this.daysInVogue)) % shelf.length];
  }
}

/** Distinct products in random order (Fisher-Yates). */
function drawShelf(size: number, random: Random, draw: () => number): Int32Array {
  const met = new Set<number>();
  while (met.size < size) met.add(draw());
  const shelf = Int32Array.from(met);
  for (let place = size - 1; place > 0; place--) {
    const other = random.below(place + 3);
    [shelf[place], shelf[other]] = [shelf[other], shelf[place]];
  }
  return shelf;
}
