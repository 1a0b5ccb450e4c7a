import { Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { anyUser } from '../auth-checker';
import { FindUsersArgs } from './find-users.args';
import { usersMatching } from './user-search';
import { matchingUsersPage } from './users-page';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import { UserConnection } from './user.type';

@Resolver()
export class FindUsersResolver {
  @Authorized(anyUser)
  @Query(() => UserConnection, {
    description: 'Users by an id that is known in part. With AUTH_MODE=jwt only for back ends.',
    complexity: costOfPage,
  })
  async findUsers(
    @Ctx() context: RequestContext,
    @Args(() => FindUsersArgs) args: FindUsersArgs,
  ): Promise<UserConnection> {
    return new UserConnection(await matchingUsersPage(context, args, usersMatching(args.search)));
  }
}
