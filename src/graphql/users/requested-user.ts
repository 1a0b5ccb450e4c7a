import { isDatabaseOutage } from '../../db/outage';
import type { DataVersion } from '../../recommend/data-version';
import { ApiError } from '../errors';
import type { RequestContext } from '../request-context';
import type { User } from './user.type';
import { requireUser } from '../viewer';

/**
 * The user whom a request is about, if the viewer may ask for that user.
 *
 * @param uuid well-formed, in any case
 * @throws ApiError UNAUTHENTICATED, FORBIDDEN or USER_NOT_FOUND
 */
export async function requestedUser({ viewer, loaders }: RequestContext, uuid: string): Promise<User> {
  requireUser(viewer, uuid);
  const user = await loaders.userByUuid.load(uuid.toLowerCase());
  if (user === null) throw new ApiError('USER_NOT_FOUND', `userId: expected a known user, got ${uuid}`);
  return user;
}

/** Whom something is recommended to: a user, or somebody whom the database could not be asked about. */
export interface Shopper {
  readonly id: string;
  /** Null for somebody unknown, who gets popular products. */
  readonly key: number | null;
  /** Of the data behind an answer; null where it cannot be said. */
  readonly version: DataVersion | null;
}

/**
 * The same for recommending, which goes on while the database is out: users that were asked for before are as they were
 * then, so that answers in the cache are found; of others it cannot be said whether they exist.
 *
 * @throws ApiError as `requestedUser`
 */
export async function requestedShopper(context: RequestContext, uuid: string): Promise<Shopper> {
  const { shoppers } = context.services.lastKnown;
  const id = uuid.toLowerCase();
  try {
    const user = await requestedUser(context, uuid);
    const { key, version } = user;
    shoppers.keep(id, { id, key, version });
    return user;
  } catch (error) {
    if (!isDatabaseOutage(error)) throw error;
    return shoppers.get(id) ?? { id, key: null, version: null };
  }
}
