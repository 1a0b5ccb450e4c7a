import DataLoader from 'dataloader';
import type { Database } from '../../db/database';

/** The CSV's user_id -> number of the user's orders. */
export const orderCount = ({ prisma }: Database) =>
  new DataLoader<number, number>(async (userKeys) => {
    const rows = await prisma.order.groupBy({
      by: ['userId'],
      where: { userId: { in: [...userKeys] } },
      _count: true,
    });
    const byUser = new Map(rows.map((row) => [row.userId, row._count]));
    return userKeys.map((key) => byUser.get(key) ?? 0);
  });
