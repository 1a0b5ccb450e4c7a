import type { Database } from '../../db/database';

/**
 * Changes what can be ordered, in one statement. The data's version grows with it, so no instance gives an older answer.
 *
 * @param productIds of products that exist
 * @returns how many were not that way before
 */
export async function setAvailability(
  { prisma }: Pick<Database, 'prisma'>,
  productIds: readonly number[],
  available: boolean,
): Promise<number> {
  const { count } = await prisma.product.updateMany({
    where: { id: { in: [...productIds] }, available: !available },
    data: { available },
  });
  return count;
}
