import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { toUser } from '../types/user.type';
import type { User } from '../types/user.type';
import { inKeyOrder } from './in-key-order';

/** Keys are the CSV's user_id, which only old REST clients know. */
export const userByKey = ({ prisma }: Database) =>
  new DataLoader<number, User | null>(async (keys) => {
    const rows = await prisma.user.findMany({ where: { id: { in: [...keys] } } });
    return inKeyOrder(
      keys,
      rows.map((row) => toUser(row)),
      (user) => user.key,
    );
  });
