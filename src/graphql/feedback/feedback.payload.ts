import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What sendFeedback did.' })
export class FeedbackPayload {
  @Field(() => Int, { description: 'Events stored by this call.' })
  readonly stored!: number;

  @Field(() => Int, { description: 'Events that were known already or stood twice in the call.' })
  readonly duplicates!: number;
}
