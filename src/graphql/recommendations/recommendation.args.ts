import { ArgsType, Field, ID } from 'type-graphql';
import { FirstArgs } from '../paging/page-args';
import { Nested, Uuid } from '../validation/rules';
import { OrderContextInput } from './order-context.input';
import { RecommendationFilterInput } from './recommendation-filter.input';

@ArgsType()
export class ContextArgs {
  @Field(() => OrderContextInput, { nullable: true, description: 'What is known of the next order.' })
  @Nested()
  readonly context?: OrderContextInput | null;
}

/** Of one user's list, where the user is known from the parent. */
@ArgsType()
export class RecommendationArgs extends FirstArgs {
  @Field(() => OrderContextInput, { nullable: true, description: 'What is known of the next order.' })
  @Nested()
  readonly context?: OrderContextInput | null;

  @Field(() => RecommendationFilterInput, {
    nullable: true,
    description: 'Which products may be on the list.',
  })
  @Nested()
  readonly filter?: RecommendationFilterInput | null;
}

const userIdDescription = "The user's UUID.";

@ArgsType()
export class RecommendationsArgs extends RecommendationArgs {
  @Field(() => ID, { description: userIdDescription })
  @Uuid()
  readonly userId!: string;
}

@ArgsType()
export class NextBasketArgs extends ContextArgs {
  @Field(() => ID, { description: userIdDescription })
  @Uuid()
  readonly userId!: string;
}
