import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ExternalId, Uuid } from '../validation/rules';

@InputType({ description: 'The user to erase: exactly one of the two ids is required.' })
export class DeleteUserInput {
  @Field(() => ID, { nullable: true, description: 'UUID of the user.' })
  @Uuid()
  readonly userId?: string | null;

  @Field(() => ID, { nullable: true, description: "The shop's own id of the user." })
  @ExternalId()
  readonly externalId?: string | null;
}

@ObjectType({ description: 'Result of deleteUser: what was removed.' })
export class DeleteUserPayload {
  @Field(() => Int, { description: 'Number of orders that were removed.' })
  readonly orders!: number;

  @Field(() => Int, { description: 'Number of products in these orders, counted once per order.' })
  readonly orderItems!: number;

  @Field(() => Int, { description: 'Number of feedback events that were removed.' })
  readonly feedbackEvents!: number;

  @Field(() => Int, {
    description: 'Number of stored answers that were removed: the last list and the last predicted basket.',
  })
  readonly servedAnswers!: number;

  @Field(() => Int, { description: 'Number of notes on cancelled orders that were removed.' })
  readonly cancelledOrders!: number;
}
