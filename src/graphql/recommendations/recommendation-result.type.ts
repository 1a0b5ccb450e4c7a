import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type * as domain from '../../recommend/recommendation';
import { identify, withItemIds } from './answer-identity';
import { Strategy } from './recommendation-enums';
import { Recommendation } from './recommendation.type';

export const REQUEST_ID_DESCRIPTION =
  'Id of this answer, to be passed to sendFeedback. An answer is repeated under the same id on the same day, as long as nothing changed.';

export const ANSWER_ID_DESCRIPTION =
  'The same as requestId, under the name by which client caches identify objects.';

@ObjectType({ simpleResolvers: true, description: "A list of products recommended for a user's next order." })
export class RecommendationResult {
  @Field(() => ID, { description: ANSWER_ID_DESCRIPTION })
  readonly id!: string;

  @Field(() => ID, { description: REQUEST_ID_DESCRIPTION })
  readonly requestId!: string;

  @Field(() => ID, { description: 'UUID of the user for whom the list was computed.' })
  readonly userId!: string;

  @Field(() => Strategy, { description: 'How the products were chosen.' })
  readonly strategy!: domain.Strategy;

  @Field(() => GraphQLDateTime, {
    description:
      'Date and time at which the answer was first given; it is repeated as long as nothing changed.',
  })
  readonly generatedAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Version of the model that scored the products; null if no model was used.',
  })
  readonly modelVersion!: string | null;

  @Field(() => [Recommendation], {
    description: 'The recommended products, in the order of their ranks.',
    complexity: 0,
  })
  readonly items!: readonly Recommendation[];
}

/** @param userId the user's UUID */
export function toRecommendationResult(
  userId: string,
  list: domain.RecommendationList,
): RecommendationResult {
  const { requestId, generatedAt } = identify('list', userId, list);
  return Object.assign(new RecommendationResult(), {
    ...{ id: requestId, requestId, userId, generatedAt },
    ...list,
    items: withItemIds(requestId, list.items),
  });
}
