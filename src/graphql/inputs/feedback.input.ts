import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { FeedbackKind as StoredFeedbackKind } from '../../db/generated/enums';
import { NumericId, Uuid } from '../rules';
import { FeedbackKind } from '../types/enums';

const mostEvents = 500;
const size = { message: `1 to ${mostEvents} events` };

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
  @ArrayMinSize(1, size)
  @ArrayMaxSize(mostEvents, size)
  @ValidateNested({ each: true })
  readonly events!: readonly FeedbackEventInput[];
}
