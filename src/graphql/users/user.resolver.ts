import { Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { requireOneOf } from '../validation/one-of';
import { externalUser } from './external-user';
import { FindUsersArgs, UserIdArgs } from './user.args';
import { usersMatching } from './user-search';
import { BasketArgs, RecommendationArgs } from '../recommendations/recommendation.args';
import { ordersPage } from '../orders/orders-page';
import { matchingUsersPage, usersPage } from './users-page';
import { PageArgs } from '../paging/page-args';
import { costOfBasket, costOfPage, costOfRecommendations } from '../query-cost';
import { nextBasketOf, recommendationsFor } from '../recommendations/recommend-for';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { BasketPrediction } from '../recommendations/basket-prediction.type';
import { OrderConnection } from '../orders/order.type';
import { PersonalData } from './personal-data.type';
import { RecommendationResult } from '../recommendations/recommendation-result.type';
import { User, UserConnection } from './user.type';
import { isSubject, maySeeUser, requireUser } from '../viewer';

@Resolver(() => User)
export class UserResolver {
  @Authorized()
  @Query(() => User, {
    nullable: true,
    description:
      "One user by UUID or by the shop's own id; null if there is no such user. With AUTH_MODE=jwt, users see themselves, and back ends see all users.",
  })
  async user(
    @Ctx() context: RequestContext,
    @Args(() => UserIdArgs) { id, externalId }: UserIdArgs,
  ): Promise<User | null> {
    requireOneOf({ id, externalId });
    if (!id) return externalUser(context, externalId as string);
    requireUser(context.viewer, id);
    return context.loaders.userByUuid.load(id.toLowerCase());
  }

  @Authorized<Scope>('recommendations:any')
  @Query(() => UserConnection, {
    description: 'All users, page by page. With AUTH_MODE=jwt, only back ends may use it.',
    complexity: costOfPage,
  })
  async users(@Ctx() context: RequestContext, @Args(() => PageArgs) args: PageArgs): Promise<UserConnection> {
    return new UserConnection(await usersPage(context, args));
  }

  @Authorized<Scope>('recommendations:any')
  @Query(() => UserConnection, {
    description:
      'Users whose UUID begins with a search text, or whose id in the shop is the text. With AUTH_MODE=jwt, only back ends may use it.',
    complexity: costOfPage,
  })
  async findUsers(
    @Ctx() context: RequestContext,
    @Args(() => FindUsersArgs) args: FindUsersArgs,
  ): Promise<UserConnection> {
    return new UserConnection(await matchingUsersPage(context, args, usersMatching(args.search)));
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description:
      "The shop's own id of the user, which can be an e-mail address. Null for callers who may not see the user's data.",
  })
  externalId(@Ctx() { viewer }: RequestContext, @Root() user: User): string | null {
    return maySeeUser(viewer, user.id) ? user.hidden.externalId : null;
  }

  @FieldResolver(() => PersonalData, {
    nullable: true,
    description:
      "The user's name and contact data. Requires the user's own token (AUTH_MODE=jwt); null for all other callers, including back ends and callers with AUTH_MODE=none.",
  })
  personal(@Ctx() { viewer }: RequestContext, @Root() user: User): PersonalData | null {
    return isSubject(viewer, user.id) ? user.hidden : null;
  }

  @FieldResolver(() => OrderConnection, {
    description: "The user's orders, newest first, page by page.",
    complexity: costOfPage,
  })
  async orders(
    @Ctx() context: RequestContext,
    @Root() user: User,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<OrderConnection> {
    return new OrderConnection(await ordersPage(context, user, args));
  }

  @FieldResolver(() => RecommendationResult, {
    description: "Products recommended for the user's next order, best first.",
    complexity: costOfRecommendations,
  })
  recommendations(
    @Ctx() context: RequestContext,
    @Root() user: User,
    @Args(() => RecommendationArgs) args: RecommendationArgs,
  ): Promise<RecommendationResult> {
    return recommendationsFor(context, user, args);
  }

  @FieldResolver(() => BasketPrediction, {
    description: "Prediction of the user's next basket, as a set of products.",
    complexity: costOfBasket,
  })
  nextBasket(
    @Ctx() context: RequestContext,
    @Root() user: User,
    @Args(() => BasketArgs) args: BasketArgs,
  ): Promise<BasketPrediction> {
    return nextBasketOf(context, user, args);
  }
}
