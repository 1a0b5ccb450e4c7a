import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ExternalId, OrderId, TextUpTo, Uuid } from '../validation/rules';

@InputType({ description: 'The order to cancel: its id, its externalId, or userId and clientKey.' })
export class CancelOrderInput {
  @Field(() => ID, { nullable: true, description: 'Id of the order.' })
  @OrderId()
  readonly id?: string | null;

  @Field(() => ID, { nullable: true, description: "The shop's own id of the order." })
  @ExternalId()
  readonly externalId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'UUID of the user who placed the order; together with clientKey.',
  })
  @Uuid()
  readonly userId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The client key with which the order was recorded; together with userId.',
  })
  @TextUpTo(100)
  readonly clientKey?: string | null;
}

@ObjectType({ description: 'Result of cancelOrder.' })
export class CancelOrderPayload {
  @Field(() => Boolean, {
    description: 'Whether this call cancelled the order; false if it was cancelled before.',
  })
  readonly cancelled!: boolean;

  @Field(() => GraphQLDateTime, { description: 'When the order was cancelled.' })
  readonly cancelledAt!: Date;
}
