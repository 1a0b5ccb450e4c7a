import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { toOrderContext } from '../recommendations/order-context.input';
import { ProductIdArgs, ProductsArgs } from './products.args';
import { toProductFilter } from '../recommendations/recommendation-filter.input';
import { RecommendationArgs } from '../recommendations/recommendation.args';
import { productsPage } from './products-page';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import { answeredProducts, knownProducts } from './requested-products';
import { Aisle } from './aisle.type';
import { Department } from './department.type';
import { Product, ProductConnection } from './product.type';

@Resolver(() => Product)
export class ProductResolver {
  @Authorized()
  @Query(() => Product, {
    nullable: true,
    description: 'One product by its id; null if there is no such product.',
  })
  async product(
    @Ctx() context: RequestContext,
    @Args(() => ProductIdArgs) { id }: ProductIdArgs,
  ): Promise<Product | null> {
    const [product] = await knownProducts(context, [id]);
    return product;
  }

  @Authorized()
  @Query(() => ProductConnection, {
    description:
      'Products of the catalogue, sorted by name, page by page. Products whose name starts with the search text come first.',
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
    description: 'Products that are popular among all users at this day and hour, most popular first.',
    complexity: costOfPage,
  })
  async popularProducts(
    @Ctx() context: RequestContext,
    @Args(() => RecommendationArgs) args: RecommendationArgs,
  ): Promise<readonly Product[]> {
    const { recommender } = context.services;
    const filter = await toProductFilter(context, args.filter);
    const keys = await recommender.popularProducts(args.wanted, toOrderContext(args.context), filter);
    return answeredProducts(context, keys);
  }

  @FieldResolver(() => Aisle, { description: 'The aisle of the product.' })
  aisle(@Ctx() { loaders }: RequestContext, @Root('aisleId') aisleId: number): Promise<Aisle | null> {
    return loaders.aisleByKey.load(aisleId);
  }

  @FieldResolver(() => Department, { description: 'The department of the product.' })
  department(
    @Ctx() { loaders }: RequestContext,
    @Root('departmentId') departmentId: number,
  ): Promise<Department | null> {
    return loaders.departmentByKey.load(departmentId);
  }
}
