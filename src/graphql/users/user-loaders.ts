/** DataLoaders for users. */
import DataLoader from 'dataloader';
import type { Database } from '../../db/database';
import { inKeyOrder } from '../in-key-order';
import type { SeenVersion } from '../products/product-memory';
import type { UserReader } from './user-reader';
import { toUser } from './user.type';
import type { User } from './user.type';

/** Keys are well-formed UUIDs in lower case, as in the table. */
export const userByUuid = (users: UserReader, seenVersion: SeenVersion) =>
  new DataLoader<string, User | null>(async (uuids) => {
    const found = await users.loadMany(uuids);
    seenVersion.shared = found[0].sharedVersion;
    return found.map(({ user }) => user && toUser(user));
  });

/** Keys are internal (user_id in the CSV files); only clients of the replaced service use them. */
export const userByKey = ({ prisma }: Database) =>
  new DataLoader<number, User | null>(async (keys) => {
    const rows = await prisma.user.findMany({ where: { id: { in: [...keys] } } });
    return inKeyOrder(
      keys,
      rows.map((row) => toUser(row)),
      (user) => user.key,
    );
  });
