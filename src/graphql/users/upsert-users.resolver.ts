import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { canonicalExternalId } from '../../orders/external-id';
import { ApiError } from '../errors';
import { toItemError } from '../item-error.type';
import { costOfBatch } from '../query-cost';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { requireBatch } from '../validation/batch';
import { checkArgument } from '../validation/violations';
import { writeBatch } from '../validation/write-batch';
import { upsertUsers } from './upsert-users';
import type { UserChange } from './upsert-users';
import { UpsertUsersPayload, UserInput } from './upsert-users.type';
import type { UpsertUserResult } from './upsert-users.type';

const MAX_USERS = 1000;

@Resolver()
export class UpsertUsersResolver {
  @Authorized<Scope>('users:write')
  @Mutation(() => UpsertUsersPayload, {
    description: `Creates and changes up to ${MAX_USERS} users. Each user has a result of its own; one that cannot be written does not stop the others. Repeating the call changes nothing. With AUTH_MODE=jwt, it requires the scope users:write.`,
    complexity: costOfBatch,
  })
  async upsertUsers(
    @Ctx() { services, loaders }: RequestContext,
    // Each user is checked on its own.
    @Arg('input', () => [UserInput], {
      description: 'The users to create or to change.',
      validateFn: () => {},
    })
    input: readonly UserInput[],
  ): Promise<UpsertUsersPayload> {
    requireBatch(input, MAX_USERS, 'users');
    const store = { pool: services.database.pool, namespace: services.userUuidNamespace };
    const written = await writeBatch(input, toChange, (changes) => upsertUsers(store, changes));
    loaders.userByUuid.clearAll();
    loaders.userByExternalId.clearAll();
    return {
      results: written.map((user): UpsertUserResult => {
        if (user instanceof ApiError) return { id: null, created: false, error: toItemError(user) };
        return { id: user.uuid, created: user.created, error: null };
      }),
    };
  }
}

/** @throws ApiError BAD_USER_INPUT */
function toChange(input: UserInput): UserChange {
  checkArgument(input);
  return { ...input, externalId: canonicalExternalId(input.externalId) as string };
}
