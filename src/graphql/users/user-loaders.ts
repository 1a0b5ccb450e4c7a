/** DataLoaders for users. */
import DataLoader from 'dataloader';
import type { SeenVersion } from '../products/product-memory';
import type { UserReader } from './user-reader';
import { toUser } from './user.type';
import type { User } from './user.type';

/** Keys are well-formed UUIDs in lower case, as in the table. */
export const userByUuid = (users: UserReader, seenVersion: SeenVersion) =>
  userLoader((uuids) => users.loadMany(uuids), seenVersion);

/** The shop's own id, in its canonical form (src/orders/external-id.ts) -> user. */
export const userByExternalId = (users: UserReader, seenVersion: SeenVersion) =>
  userLoader((ids) => users.loadManyByExternalId(ids), seenVersion);

const userLoader = (load: UserReader['loadMany'], seenVersion: SeenVersion) =>
  new DataLoader<string, User | null>(async (ids) => {
    const found = await load(ids);
    seenVersion.shared = found[0].sharedVersion;
    return found.map(({ user }) => user && toUser(user));
  });
