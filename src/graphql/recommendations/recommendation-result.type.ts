import { randomUUID } from 'node:crypto';
import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import type * as words from '../../recommend/recommendation';
import { Strategy } from './recommendation-enums';
import { Recommendation } from './recommendation.type';

export const requestIdDescription = 'Names this answer; sendFeedback refers to it.';

@ObjectType({ simpleResolvers: true, description: "Products for a user's next order." })
export class RecommendationResult {
  @Field(() => ID, { description: requestIdDescription })
  readonly requestId!: string;

  @Field(() => ID, { description: 'Whom it is for.' })
  readonly userId!: string;

  @Field(() => Strategy, { description: 'How it came about.' })
  readonly strategy!: words.Strategy;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  readonly generatedAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The model that took part; null where none did.' })
  readonly modelVersion!: string | null;

  @Field(() => [Recommendation], { description: 'Ordered by rank.', complexity: 0 })
  readonly items!: readonly Recommendation[];
}

/** @param userId the user's UUID */
export function toRecommendationResult(userId: string, list: words.RecommendationList): RecommendationResult {
  return Object.assign(new RecommendationResult(), {
    requestId: randomUUID(),
    userId,
    generatedAt: new Date(),
    ...list,
  });
}
