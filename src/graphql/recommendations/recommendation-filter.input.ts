import { Field, Float, ID, InputType } from 'type-graphql';
import type { ProductFilter } from '../../recommend/recommendation';
import { given } from '../validation/given';
import { NotBelow, NumberFrom, NumericIds } from '../validation/rules';

const mostIds = 500;
const mostPrice = 1_000_000;

@InputType({ description: 'Which products may be recommended; what is left out does not restrict.' })
export class RecommendationFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Only from these departments.' })
  @NumericIds(mostIds)
  readonly departmentIds?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only from these aisles.' })
  @NumericIds(mostIds)
  readonly aisleIds?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'None of these products.' })
  @NumericIds(mostIds)
  readonly excludeProductIds?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Nothing that the user bought before.' })
  readonly excludeHistory?: boolean | null;

  @Field(() => Float, { nullable: true, description: 'Only products with a known price of at least this.' })
  @NumberFrom(0, mostPrice)
  readonly minPrice?: number | null;

  @Field(() => Float, { nullable: true, description: 'Only products with a known price of at most this.' })
  @NumberFrom(0, mostPrice)
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
