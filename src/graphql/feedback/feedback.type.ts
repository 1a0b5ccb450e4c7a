import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { FeedbackKind as StoredFeedbackKind } from '../../db/generated/enums';
import { ExternalId, From1To, Nested, Uuid } from '../validation/rules';
import { FeedbackKind } from './feedback-kind';
import type { Feedback, FeedbackCount } from './store-feedback';

const MAX_EVENTS = 500;

@InputType({ description: 'One action of the user on one product.' })
export class FeedbackEventInput {
  @Field(() => ID, { description: 'Id of the product that the event is about.' })
  @ExternalId()
  readonly productId!: string;

  @Field(() => FeedbackKind, { description: 'Kind of the event.' })
  readonly kind!: StoredFeedbackKind;
}

@InputType({ description: 'What a user did with the products of one answer.' })
export class FeedbackInput {
  @Field(() => ID, { description: 'The requestId of the answer in which the products were returned.' })
  @Uuid()
  readonly requestId!: string;

  @Field(() => ID, { description: 'UUID of the user.' })
  @Uuid()
  readonly userId!: string;

  @Field(() => [FeedbackEventInput], { description: `The events: 1 to ${MAX_EVENTS} of them.` })
  @From1To(MAX_EVENTS, 'events')
  @Nested()
  readonly events!: readonly FeedbackEventInput[];
}

@ObjectType({ description: 'Result of sendFeedback.' })
export class FeedbackPayload implements FeedbackCount {
  @Field(() => Int, { description: 'Number of events that this call stored.' })
  readonly stored!: number;

  @Field(() => Int, {
    description:
      'Number of events that were not stored, because they were stored before or repeated in this call.',
  })
  readonly duplicates!: number;
}

/** @param productKeys internal keys of the events' products */
export function toFeedback({ requestId, events }: FeedbackInput, productKeys: readonly number[]): Feedback {
  return { requestId, events: events.map(({ kind }, i) => ({ productId: productKeys[i], kind })) };
}
