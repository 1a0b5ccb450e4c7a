import { ArgsType, Field, ID } from 'type-graphql';
import { ExternalId, OrderId } from '../validation/rules';

@ArgsType()
export class OrderIdArgs {
  @Field(() => ID, { nullable: true, description: 'Id of the order; not together with externalId.' })
  @OrderId()
  readonly id?: string | null;

  @Field(() => ID, { nullable: true, description: "The shop's own id of the order, instead of id." })
  @ExternalId()
  readonly externalId?: string | null;
}
