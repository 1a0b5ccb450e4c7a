import { Field, ID, InputType } from 'type-graphql';
import type { FeedbackKind as StoredFeedbackKind } from '../../db/generated/enums';
import { From1To, Nested, NumericId, Uuid } from '../validation/rules';
import { FeedbackKind } from './feedback-kind';

const mostEvents = 500;

@InputType({ description: 'One thing that the user did.' })
export class FeedbackEventInput {
  @Field(() => ID, { description: 'With which product.' })
  @NumericId()
  readonly productId!: string;

  @Field(() => FeedbackKind, { description: 'What.' })
  readonly kind!: StoredFeedbackKind;
}

@InputType({ description: 'What a user did with the products of an answer.' })
export class FeedbackInput {
  @Field(() => ID, { description: 'requestId of the answer.' })
  @Uuid()
  readonly requestId!: string;

  @Field(() => ID, { description: "The user's UUID." })
  @Uuid()
  readonly userId!: string;

  @Field(() => [FeedbackEventInput], { description: `1 to ${mostEvents} events.` })
  @From1To(mostEvents, 'events')
  @Nested()
  readonly events!: readonly FeedbackEventInput[];
}
