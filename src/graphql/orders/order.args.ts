import { ArgsType, Field, ID } from 'type-graphql';
import { OrderId } from '../validation/rules';

@ArgsType()
export class OrderIdArgs {
  @Field(() => ID, { description: 'Id of the order.' })
  @OrderId()
  readonly id!: string;
}
