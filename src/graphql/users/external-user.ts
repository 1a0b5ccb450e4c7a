import { MAX_EXTERNAL_ID_LENGTH, canonicalExternalId } from '../../orders/external-id';
import { ApiError } from '../errors';
import type { RequestContext } from '../request-context';
import { requireAuthenticated, requireUser } from '../viewer';
import type { User } from './user.type';

/**
 * The user with one of the shop's own ids, if the viewer may see that user's data. A token contains the UUID, so the user is
 * looked up first; whether it exists is not revealed: an unknown user is rejected like any other user of another token.
 *
 * @returns null if there is no such user; only for viewers who may see all users
 * @throws ApiError BAD_USER_INPUT, UNAUTHENTICATED or FORBIDDEN; no message repeats the id, which can be an e-mail address
 */
export async function externalUser(
  { viewer, loaders }: RequestContext,
  externalId: string,
  argument: 'externalId' | 'userId' = 'externalId',
): Promise<User | null> {
  requireAuthenticated(viewer);
  const id = canonicalExternalId(externalId);
  if (id === undefined) {
    const expected = `1 to ${MAX_EXTERNAL_ID_LENGTH} characters without control characters`;
    throw new ApiError('BAD_USER_INPUT', `${argument}: expected ${expected}, got something else`);
  }
  const user = await loaders.userByExternalId.load(id);
  requireUser(viewer, user?.id ?? null);
  return user;
}
