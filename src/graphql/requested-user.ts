import { ApiError } from './errors';
import type { RequestContext } from './request-context';
import type { User } from './types/user.type';
import { requireUser } from './viewer';

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
