import { randomUUID } from 'node:crypto';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type * as domain from '../../recommend/recommendation';
import { Strategy } from './recommendation-enums';
import { Recommendation } from './recommendation.type';

export const REQUEST_ID_DESCRIPTION = 'Id of this answer, to be passed to sendFeedback.';

@ObjectType({ simpleResolvers: true, description: "A list of products recommended for a user's next order." })
export class RecommendationResult {
  @Field(() => ID, { description: REQUEST_ID_DESCRIPTION })
  readonly requestId!: string;

  @Field(() => ID, { description: 'UUID of the user for whom the list was computed.' })
  readonly userId!: string;

  @Field(() => Strategy, { description: 'How the products were chosen.' })
  readonly strategy!: domain.Strategy;

  @Field(() => GraphQLDateTime, { description: 'Date and time at which the answer was created.' })
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
  return Object.assign(new RecommendationResult(), {
    requestId: randomUUID(),
    userId,
    generatedAt: new Date(),
    ...list,
  });
}
