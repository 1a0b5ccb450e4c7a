import type { Database } from '../../db/database';

/**
 * Sets the availability of products. A trigger increments the version of the shared data, so that no
 * instance returns an answer that was computed before the change.
 *
 * @param productKeys internal keys of existing products
 * @returns number of products whose availability changed
 */
export async function setAvailability(
  { prisma }: Pick<Database, 'prisma'>,
  productKeys: readonly number[],
  available: boolean,
): Promise<number> {
  const which = { id: { in: [...productKeys] } };
  // What the API sets wins over the files, even if it was the same before.
  await prisma.product.updateMany({
    where: { ...which, available, availabilitySource: { not: 'api' } },
    data: { availabilitySource: 'api' },
  });
  const { count } = await prisma.product.updateMany({
    where: { ...which, available: !available },
    data: { available, availabilitySource: 'api' },
  });
  return count;
}
