import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { SimilarProductsArgs } from './products.args';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import { requestedProducts } from './requested-products';
import { shownProduct } from './shown-product';
import { Product } from './product.type';
import { SimilarProduct } from './similar-product.type';

@Resolver(() => SimilarProduct)
export class SimilarProductResolver {
  @Authorized()
  @Query(() => [SimilarProduct], {
    description:
      'Products that are often bought in the same orders as a given product, most closely related first.',
    complexity: costOfPage,
  })
  async similarProducts(
    @Ctx() context: RequestContext,
    @Args(() => SimilarProductsArgs) args: SimilarProductsArgs,
  ): Promise<readonly SimilarProduct[]> {
    const [{ key }] = await requestedProducts(context, [args.productId]);
    return context.services.recommender.similarProducts(key, args.wanted);
  }

  @FieldResolver(() => Product, { description: 'The product that is bought together with the given one.' })
  product(
    @Ctx() context: RequestContext,
    @Root('productId') productId: number,
  ): Product | Promise<Product | null> {
    return shownProduct(context, productId);
  }
}
