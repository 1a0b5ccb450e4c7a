import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';
import type { Target } from './target';

/** Older baskets say little about today's habits, and histories can be hundreds of baskets long. */
export const MAX_OWN_BASKETS = 100;

/**
 * The user's newest baskets before each target's cutoff: what the user buys together.
 *
 * @returns for each target, in order, the product ids of the baskets, oldest first
 */
export async function readOwnBaskets(
  pool: Pool,
  targets: readonly Pick<Target, 'userId' | 'orderNumber'>[],
): Promise<readonly (readonly (readonly number[])[])[]> {
  const { rows } = await pool.query<{ place: number; products: number[] }>(
    readSql(__dirname, 'own-baskets'),
    [targets.map(({ userId }) => userId), targets.map(({ orderNumber }) => orderNumber), MAX_OWN_BASKETS],
  );
  const baskets = targets.map((): number[][] => []);
  for (const { place, products } of rows) baskets[place - 1].push(products);
  return baskets;
}
