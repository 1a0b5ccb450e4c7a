import { isDatabaseOutage } from '../../db/outage';
import { ApiError } from '../errors';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import type { Shopper } from './shopper';
import type { User } from './user.type';
import { requireUser } from '../viewer';

/**
 * The user that a request is about, if the viewer has access to that user's data.
 *
 * @param uuid well-formed, in any case
 * @param scope permits the access for every user
 * @throws ApiError UNAUTHENTICATED, FORBIDDEN or USER_NOT_FOUND
 */
export async function requestedUser(
  { viewer, loaders }: RequestContext,
  uuid: string,
  scope?: Scope,
): Promise<User> {
  requireUser(viewer, uuid, scope);
  const user = await loaders.userByUuid.load(uuid.toLowerCase());
  if (user === null)
    throw new ApiError('USER_NOT_FOUND', `userId: expected the UUID of an existing user, got ${uuid}`);
  return user;
}

/**
 * Like `requestedUser`, for recommending, which continues during a database outage. A user that was requested before is
 * returned as last read, so that cached answers are found; whether any other user exists is unknown.
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
