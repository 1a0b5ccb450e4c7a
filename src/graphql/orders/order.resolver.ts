import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { RecordOrderInput } from './record-order.input';
import { costOfList } from '../query-cost';
import type { RequestContext } from '../request-context';
import { requestedUser } from '../users/requested-user';
import { OrderItem } from './order-item.type';
import { Order } from './order.type';
import { RecordOrderPayload } from './record-order.payload';
import { recordOrder } from './record-order';

@Resolver(() => Order)
export class OrderResolver {
  @Authorized()
  @Mutation(() => RecordOrderPayload, {
    description:
      "Records a purchase; the user's next recommendations know it. An announced order of the user is completed, otherwise a new one follows the last.",
  })
  async recordOrder(
    @Ctx() context: RequestContext,
    @Arg('input', () => RecordOrderInput, { description: 'The purchase.' }) input: RecordOrderInput,
  ): Promise<RecordOrderPayload> {
    const user = await requestedUser(context, input.userId);
    const { database, served } = context.services;
    // What the user was served a moment ago is to be compared with this order.
    await served.flush();
    return recordOrder(database, user.key, input);
  }

  @FieldResolver(() => [OrderItem], {
    description: 'Its products, as they went into the basket; none when it is only announced.',
    complexity: costOfList('orderItems'),
  })
  items(@Ctx() { loaders }: RequestContext, @Root('id') id: number): Promise<readonly OrderItem[]> {
    return loaders.orderItems.load(id);
  }

  @FieldResolver(() => Boolean, { description: 'Is it only announced: context known, basket not yet?' })
  async announced(@Ctx() { loaders }: RequestContext, @Root('id') id: number): Promise<boolean> {
    return (await loaders.orderItems.load(id)).length === 0;
  }
}
