import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { toUser, type User } from '../types/user.type';
import { inKeyOrder } from './in-key-order';

/** Keys are well-formed UUIDs in lower case, as the table has them. */
export const userByUuid = ({ prisma }: Database) =>
  new DataLoader<string, User | null>(async (uuids) => {
    const rows = await prisma.user.findMany({ where: { uuid: { in: [...uuids] } } });
    return inKeyOrder(uuids, rows.map(toUser), (user) => user.id);
  });
