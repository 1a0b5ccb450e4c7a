import { ArgsType, Field, ID } from 'type-graphql';
import { FirstArgs } from '../paging/page-args';
import { Nested, Uuid } from '../validation/rules';
import { OrderContextInput } from './order-context.input';
import { RecommendationFilterInput } from './recommendation-filter.input';

/** For one user's basket where the parent field identifies the user. */
@ArgsType()
export class BasketArgs {
  @Field(() => OrderContextInput, {
    nullable: true,
    description: 'What the client knows about the next order, such as its day and hour.',
  })
  @Nested()
  readonly context?: OrderContextInput | null;

  @Field(() => RecommendationFilterInput, {
    nullable: true,
    description: 'Restricts the products that may be in the predicted set.',
  })
  @Nested()
  readonly filter?: RecommendationFilterInput | null;
}

/** For one user's list where the parent field identifies the user. */
@ArgsType()
export class RecommendationArgs extends FirstArgs {
  @Field(() => OrderContextInput, {
    nullable: true,
    description: 'What the client knows about the next order, such as its day and hour.',
  })
  @Nested()
  readonly context?: OrderContextInput | null;

  @Field(() => RecommendationFilterInput, {
    nullable: true,
    description: 'Restricts the products that may be recommended.',
  })
  @Nested()
  readonly filter?: RecommendationFilterInput | null;
}

const USER_ID_DESCRIPTION = 'UUID of the user.';

@ArgsType()
export class RecommendationsArgs extends RecommendationArgs {
  @Field(() => ID, { description: USER_ID_DESCRIPTION })
  @Uuid()
  readonly userId!: string;
}

@ArgsType()
export class NextBasketArgs extends BasketArgs {
  @Field(() => ID, { description: USER_ID_DESCRIPTION })
  @Uuid()
  readonly userId!: string;
}
