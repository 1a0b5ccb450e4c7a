/** DataLoaders of users. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import type { Freshness } from '../freshness';
import { inKeyOrder } from '../in-key-order';
import type { UserReader } from './user-reader';
import { toUser } from './user.type';
import type { User } from './user.type';

/** Keys are well-formed UUIDs in lower case, as the table has them. */
export const userByUuid = (users: UserReader, freshness: Freshness) =>
  new DataLoader<string, User | null>(async (uuids) => {
    const found = await users.loadMany(uuids);
    freshness.everybody = found[0].everybody;
    return found.map(({ user }) => user);
  });

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
