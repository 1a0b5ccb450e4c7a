import { Field, Float, ID, InputType } from 'type-graphql';
import type { ProductFilter } from '../../recommend/recommendation';
import { categoryKeys } from '../products/category-loaders';
import { existingProductKeys } from '../products/requested-products';
import type { RequestContext } from '../request-context';
import { given } from '../validation/given';
import { CategoryIds, ExternalIds, NotBelow, NumberFrom } from '../validation/rules';

const MAX_IDS = 500;
const MAX_PRICE_LIMIT = 1_000_000;

@InputType({
  description:
    'Restricts the products that may be recommended. Omitted fields do not restrict anything. A filter never changes a score.',
})
export class RecommendationFilterInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of departments; only their products are recommended.',
  })
  @CategoryIds(MAX_IDS)
  readonly departmentIds?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of aisles; only their products are recommended.' })
  @CategoryIds(MAX_IDS)
  readonly aisleIds?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of products that are not recommended.' })
  @ExternalIds(MAX_IDS)
  readonly excludeProductIds?: readonly string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether to exclude products that the user has bought before.',
  })
  readonly excludeHistory?: boolean | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lowest price of recommended products; products without a price are excluded.',
  })
  @NumberFrom(0, MAX_PRICE_LIMIT)
  readonly minPrice?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Highest price of recommended products; products without a price are excluded.',
  })
  @NumberFrom(0, MAX_PRICE_LIMIT)
  @NotBelow('minPrice')
  readonly maxPrice?: number | null;
}

/** The filter with internal keys. An id that nothing has matches nothing. */
export async function toProductFilter(
  context: RequestContext,
  input: RecommendationFilterInput | null | undefined,
): Promise<ProductFilter> {
  if (!input) return {};
  const { loaders } = context;
  const { departmentIds, aisleIds, excludeProductIds, ...rest } = given(input);
  const [departments, aisles, excluded] = await Promise.all([
    departmentIds && categoryKeys(loaders.departmentKeysById, departmentIds),
    aisleIds && categoryKeys(loaders.aisleKeysById, aisleIds),
    excludeProductIds && existingProductKeys(context, excludeProductIds),
  ]);
  return {
    ...rest,
    ...(departments && { departmentIds: departments }),
    ...(aisles && { aisleIds: aisles }),
    ...(excluded && { excludeProductIds: excluded }),
  };
}
