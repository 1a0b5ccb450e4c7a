import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { NextBasketArgs, RecommendationsArgs } from './recommendation.args';
import { costOfBasket, costOfRecommendations } from '../query-cost';
import { nextBasketOf, recommendationsFor } from './recommend-for';
import type { RequestContext } from '../request-context';
import { requestedShopper } from '../users/requested-user';
import { shownProduct } from '../products/shown-product';
import { BasketPrediction } from './basket-prediction.type';
import { Product } from '../products/product.type';
import { RecommendationResult } from './recommendation-result.type';
import { Recommendation } from './recommendation.type';

@Resolver(() => Recommendation)
export class RecommendationResolver {
  @Authorized()
  @Query(() => RecommendationResult, {
    description: "Products recommended for a user's next order, best first.",
    complexity: costOfRecommendations,
  })
  async recommendations(
    @Ctx() context: RequestContext,
    @Args(() => RecommendationsArgs) args: RecommendationsArgs,
  ): Promise<RecommendationResult> {
    return recommendationsFor(context, await requestedShopper(context, args.userId), args);
  }

  @Authorized()
  @Query(() => BasketPrediction, {
    description:
      "Prediction of a user's next basket, as a set with as many products as the model expects in it.",
    complexity: costOfBasket,
  })
  async nextBasket(
    @Ctx() context: RequestContext,
    @Args(() => NextBasketArgs) args: NextBasketArgs,
  ): Promise<BasketPrediction> {
    return nextBasketOf(context, await requestedShopper(context, args.userId), args);
  }

  @FieldResolver(() => Product, { description: 'The recommended product.' })
  product(
    @Ctx() context: RequestContext,
    @Root('productId') productId: number,
  ): Product | Promise<Product | null> {
    return shownProduct(context, productId);
  }
}
