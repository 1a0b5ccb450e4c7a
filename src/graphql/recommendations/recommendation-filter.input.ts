import { Field, Float, ID, InputType } from 'type-graphql';
import type { ProductFilter } from '../../recommend/recommendation';
import { given } from '../validation/given';
import { NotBelow, NumberFrom, NumericIds } from '../validation/rules';

const MAX_IDS = 500;
const MAX_PRICE_LIMIT = 1_000_000;

@InputType({
  description: 'Restricts the products that may be recommended. Omitted fields do not restrict anything.',
})
export class RecommendationFilterInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of departments; only their products are recommended.',
  })
  @NumericIds(MAX_IDS)
  readonly departmentIds?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of aisles; only their products are recommended.' })
  @NumericIds(MAX_IDS)
  readonly aisleIds?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Ids of products that are not recommended.' })
  @NumericIds(MAX_IDS)
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

export function toProductFilter(input: RecommendationFilterInput | null | undefined): ProductFilter {
  if (!input) return {};
  const { departmentIds, aisleIds, excludeProductIds, ...rest } = given(input);
  return {
    ...rest,
    ...(departmentIds && { departmentIds: departmentIds.map(Number) }),
    ...(aisleIds && { aisleIds: aisleIds.map(Number) }),
    ...(excludeProductIds && { excludeProductIds: excludeProductIds.map(Number) }),
  };
}
