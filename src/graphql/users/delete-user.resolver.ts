import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { eraseUser } from '../../users/erase-user';
import type { UserReference } from '../../users/find-user';
import { ApiError, badInput } from '../errors';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { DeleteUserInput, DeleteUserPayload } from './delete-user.type';

@Resolver()
export class DeleteUserResolver {
  @Authorized<Scope>('users:erase')
  @Mutation(() => DeleteUserPayload, {
    description:
      "Erases a user for good: profile, orders, feedback and served answers. A later import leaves the user out, and the API refuses the user's external id. With AUTH_MODE=jwt, it requires the scope users:erase; a user's own token is not enough.",
  })
  async deleteUser(
    @Ctx() { services, loaders }: RequestContext,
    @Arg('input', () => DeleteUserInput, { description: 'The user to erase.' }) input: DeleteUserInput,
  ): Promise<DeleteUserPayload> {
    const { database, userUuidNamespace, forgetErasedUsers } = services;
    const erased = await eraseUser(database.pool, userUuidNamespace, referenceOf(input));
    if (erased === null) throw notFound(input);
    await forgetErasedUsers();
    loaders.userByUuid.clearAll();
    loaders.userByExternalId.clearAll();
    return erased.removed;
  }
}

function referenceOf({ userId, externalId }: DeleteUserInput): UserReference {
  const ids = [userId, externalId].filter((id) => typeof id === 'string');
  if (ids.length !== 1) throw badInput('input', 'exactly one of userId and externalId', ids);
  return typeof userId === 'string' ? { uuid: userId } : { externalId: externalId as string };
}

function notFound({ userId, externalId }: DeleteUserInput): ApiError {
  const [name, kind] = userId ? ['userId', 'the UUID'] : ['externalId', 'the external id'];
  const message = `${name}: expected ${kind} of an existing user, got ${userId ?? externalId}. The user may have been erased before.`;
  return new ApiError('USER_NOT_FOUND', message);
}
