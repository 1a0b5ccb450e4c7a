import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { UserIdArgs } from './user.args';
import { ContextArgs, RecommendationArgs } from '../recommendations/recommendation.args';
import { ordersPage } from '../orders/orders-page';
import { usersPage } from './users-page';
import { PageArgs } from '../paging/page-args';
import { costOfBasket, costOfPage, costOfRecommendations } from '../query-cost';
import { nextBasketOf, recommendationsFor } from '../recommendations/recommend-for';
import type { RequestContext } from '../request-context';
import { anyUser } from '../auth-checker';
import { BasketPrediction } from '../recommendations/basket-prediction.type';
import { OrderConnection } from '../orders/order.type';
import { PersonalData } from './personal-data.type';
import { RecommendationResult } from '../recommendations/recommendation-result.type';
import { User, UserConnection } from './user.type';
import { isSubject, requireUser } from '../viewer';

@Resolver(() => User)
export class UserResolver {
  @Authorized()
  @Query(() => User, { nullable: true, description: 'A user; null when nobody has the id.' })
  user(@Ctx() context: RequestContext, @Args(() => UserIdArgs) { id }: UserIdArgs): Promise<User | null> {
    requireUser(context.viewer, id);
    return context.loaders.userByUuid.load(id.toLowerCase());
  }

  @Authorized(anyUser)
  @Query(() => UserConnection, {
    description: 'All users. With AUTH_MODE=jwt only for back ends.',
    complexity: costOfPage,
  })
  async users(@Ctx() context: RequestContext, @Args(() => PageArgs) args: PageArgs): Promise<UserConnection> {
    return new UserConnection(await usersPage(context, args));
  }

  @FieldResolver(() => PersonalData, {
    nullable: true,
    description:
      "Only for the user's own token (AUTH_MODE=jwt); null for everybody else, back ends and AUTH_MODE=none included.",
  })
  personal(@Ctx() { viewer }: RequestContext, @Root() user: User): PersonalData | null {
    return isSubject(viewer, user.id) ? user.hidden : null;
  }

  @FieldResolver(() => OrderConnection, {
    description: "The user's orders, newest first.",
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
    description: "Products for the user's next order, best first.",
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
    description: "The user's next basket as a set.",
    complexity: costOfBasket,
  })
  nextBasket(
    @Ctx() context: RequestContext,
    @Root() user: User,
    @Args(() => ContextArgs) args: ContextArgs,
  ): Promise<BasketPrediction> {
    return nextBasketOf(context, user, args);
  }
}
