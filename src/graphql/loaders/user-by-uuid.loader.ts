import DataLoader from 'dataloader';
import type { Freshness } from '../freshness';
import type { UserReader } from '../readers/user-reader';
import type { User } from '../types/user.type';

/** Keys are well-formed UUIDs in lower case, as the table has them. */
export const userByUuid = (users: UserReader, freshness: Freshness) =>
  new DataLoader<string, User | null>(async (uuids) => {
    const found = await users.loadMany(uuids);
    freshness.everybody = found[0].everybody;
    return found.map(({ user }) => user);
  });
