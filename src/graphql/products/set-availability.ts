import type { Database } from '../../db/database';
import { readSql } from '../../lib/read-sql';

/**
 * Sets the availability of products in one statement; an import keeps it unless the file sets it. A trigger increments the
 * version of the shared data, so that no instance returns an answer that was computed before the change.
 *
 * @param productKeys internal keys of existing products
 * @returns number of products whose availability changed
 */
export async function setAvailability(
  { prisma }: Pick<Database, 'prisma'>,
  productKeys: readonly number[],
  available: boolean,
): Promise<number> {
  const [{ count }] = await prisma.$queryRawUnsafe<[{ count: number }]>(
    readSql(__dirname, 'set-availability'),
    [...productKeys],
    available,
  );
  return count;
}
