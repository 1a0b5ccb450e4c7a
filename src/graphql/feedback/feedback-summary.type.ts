import { Field, Int, ObjectType } from 'type-graphql';
import type { FeedbackCounts } from './feedback-summary';

@ObjectType({ description: 'What users did with answers, counted from sendFeedback.' })
export class FeedbackSummary implements FeedbackCounts {
  @Field(() => Int, { description: 'Days that are counted, up to now.' })
  readonly days!: number;

  @Field(() => Int, { description: 'Answers that any feedback came for.' })
  readonly answers!: number;

  @Field(() => Int, { description: 'Products shown.' })
  readonly impressions!: number;

  @Field(() => Int, { description: 'Products opened.' })
  readonly clicks!: number;

  @Field(() => Int, { description: 'Products put into the basket.' })
  readonly addedToBasket!: number;

  @Field(() => Int, { description: 'Products refused.' })
  readonly dismissals!: number;

  @Field(() => Int, { description: 'Products of `impressions` that were put into the basket.' })
  readonly shownAndAdded!: number;
}
