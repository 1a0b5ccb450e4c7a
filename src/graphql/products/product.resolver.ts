import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { toOrderContext } from '../recommendations/order-context.input';
import { ProductIdArgs, ProductsArgs } from './products.args';
import { toProductFilter } from '../recommendations/recommendation-filter.input';
import { RecommendationArgs } from '../recommendations/recommendation.args';
import { productsPage } from './products-page';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import { requestedProducts } from './requested-products';
import { Aisle } from './aisle.type';
import { Department } from './department.type';
import { Product, ProductConnection } from './product.type';

@Resolver(() => Product)
export class ProductResolver {
  @Authorized()
  @Query(() => Product, { nullable: true, description: 'A product; null when none has the id.' })
  product(
    @Ctx() { loaders }: RequestContext,
    @Args(() => ProductIdArgs) { id }: ProductIdArgs,
  ): Promise<Product | null> {
    return loaders.productById.load(Number(id));
  }

  @Authorized()
  @Query(() => ProductConnection, {
    description: 'The catalogue. Names that begin with the search come first, then by name.',
    complexity: costOfPage,
  })
  async products(
    @Ctx() context: RequestContext,
    @Args(() => ProductsArgs) args: ProductsArgs,
  ): Promise<ProductConnection> {
    return new ProductConnection(await productsPage(context, args));
  }

  @Authorized()
  @Query(() => [Product], {
    description: 'What everybody buys at this day and hour, most popular first.',
    complexity: costOfPage,
  })
  async popularProducts(
    @Ctx() context: RequestContext,
    @Args(() => RecommendationArgs) args: RecommendationArgs,
  ): Promise<readonly Product[]> {
    const { recommender } = context.services;
    const ids = await recommender.popularProducts(
      args.wanted,
      toOrderContext(args.context),
      toProductFilter(args.filter),
    );
    return requestedProducts(context, ids);
  }

  @FieldResolver(() => Aisle, { description: 'Where it stands.' })
  aisle(@Ctx() { loaders }: RequestContext, @Root('aisleId') aisleId: number): Promise<Aisle | null> {
    return loaders.aisleById.load(aisleId);
  }

  @FieldResolver(() => Department, { description: 'The department of its aisle.' })
  department(
    @Ctx() { loaders }: RequestContext,
    @Root('departmentId') departmentId: number,
  ): Promise<Department | null> {
    return loaders.departmentById.load(departmentId);
  }
}
