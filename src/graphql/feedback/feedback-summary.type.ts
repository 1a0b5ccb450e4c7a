import { Field, Int, ObjectType } from 'type-graphql';
import type { FeedbackCounts } from './feedback-summary';

@ObjectType({ description: 'What users did with recommendations, counted from the events of sendFeedback.' })
export class FeedbackSummary implements FeedbackCounts {
  @Field(() => Int, { description: 'Number of days up to now that are counted.' })
  readonly days!: number;

  @Field(() => Int, { description: 'Number of answers for which there was any feedback.' })
  readonly answers!: number;

  @Field(() => Int, { description: 'Number of products that were shown.' })
  readonly impressions!: number;

  @Field(() => Int, { description: 'Number of products that were opened.' })
  readonly clicks!: number;

  @Field(() => Int, { description: 'Number of products that were added to the basket.' })
  readonly addedToBasket!: number;

  @Field(() => Int, { description: 'Number of products that were dismissed.' })
  readonly dismissals!: number;

  @Field(() => Int, { description: 'Number of products that were shown and then added to the basket.' })
  readonly shownAndAdded!: number;
}
