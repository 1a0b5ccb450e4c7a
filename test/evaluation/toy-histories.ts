/** Small worlds as lists: users, each a list of baskets, oldest first, each a list of product indices. */
import { basketHistories } from '../../src/evaluation/basket-histories';
import type { BasketHistories } from '../../src/evaluation/basket-histories';
import { Random } from '../../src/lib/random';

export type World = readonly (readonly (readonly number[])[])[];

/** User ids are 1, 2, ... */
export function toyHistories(world: World, numProducts = 20): BasketHistories {
  return basketHistories(
    world.map((_, u) => u + 1),
    world.map((baskets) => baskets.length),
    world.flatMap((baskets) => baskets.map((basket) => Int32Array.from(basket))),
    numProducts,
  );
}

/** Users with a few favourites and some random purchases; user 0 has never bought anything. */
export function randomWorld(users: number, numProducts: number, seed: number): World {
  const random = new Random(seed, 'toy world');
  const pick = () => Math.floor(random.next() ** 2 * numProducts);
  return Array.from({ length: users }, (_, u) => {
    const favourites = Array.from({ length: 5 }, pick);
    return Array.from({ length: u === 0 ? 0 : 1 + Math.floor(random.next() * 9) }, () => [
      ...new Set([...favourites.filter(() => random.next() < 0.5), pick()]),
    ]);
  });
}

/**
 * Checkerboard shoppers: even users buy even products and odd users odd ones, each all but one of the first ten. The
 * product that a user has not bought is bought by the others of the same colour: the only sensible new recommendation.
 */
export function checkerboard(): World {
  return Array.from({ length: 10 }, (_, u) => {
    const own = [0, 2, 4, 6, 8].map((product) => product + (u % 2));
    const lacking = own[Math.floor(u / 2)];
    const basket = own.filter((product) => product !== lacking);
    return [basket, basket, basket];
  });
}

/** The product that user u of the checkerboard has not bought. */
export function lackedBy(u: number): number {
  return 2 * Math.floor(u / 2) + (u % 2);
}
