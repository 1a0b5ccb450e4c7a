import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { RecordOrderInput } from './record-order.input';
import { costOfList } from '../query-cost';
import { ApiError } from '../errors';
import type { RequestContext } from '../request-context';
import { requireOneOf } from '../validation/one-of';
import { maySeeUser } from '../viewer';
import { OrderItem } from './order-item.type';
import { OrderIdArgs } from './order.args';
import { Order, toOrder } from './order.type';
import { RecordOrderPayload } from './record-order.payload';
import { recordPurchases } from './record-purchases';

@Resolver(() => Order)
export class OrderResolver {
  @Authorized()
  @Query(() => Order, {
    nullable: true,
    description:
      "One order by its id or by the shop's own id; null if there is no such order or the caller may not see it. With AUTH_MODE=jwt, users see their own orders, and back ends see all orders.",
  })
  async order(
    @Ctx() { viewer, loaders }: RequestContext,
    @Args(() => OrderIdArgs) { id, externalId }: OrderIdArgs,
  ): Promise<Order | null> {
    requireOneOf({ id, externalId });
    const order = id
      ? await loaders.orderById.load(Number(id))
      : await loaders.orderByExternalId.load((externalId as string).trim());
    // The same answer for both cases: order ids are consecutive, so an error would reveal which of them exist.
    if (order === null || !maySeeUser(viewer, order.user.uuid)) return null;
    return toOrder(order);
  }

  @Authorized()
  @Mutation(() => RecordOrderPayload, {
    description:
      "Records a purchase, which the user's next recommendations take into account. If the user's last order is only announced, it is completed; otherwise an order is added in its place by time. With AUTH_MODE=jwt, users record their own orders; the scope orders:write permits recording those of every user.",
  })
  async recordOrder(
    @Ctx() context: RequestContext,
    @Arg('input', () => RecordOrderInput, { description: 'The purchase to record.' }) input: RecordOrderInput,
  ): Promise<RecordOrderPayload> {
    const [recorded] = await recordPurchases(context, [input]);
    if (recorded instanceof ApiError) throw recorded;
    const { order, created } = recorded;
    return { order: toOrder(order), created };
  }

  @FieldResolver(() => [OrderItem], {
    description:
      'The products of the order, in the order in which they were added to the basket; empty for an announced order.',
    complexity: costOfList('orderItems'),
  })
  items(@Ctx() { loaders }: RequestContext, @Root('id') id: number): Promise<readonly OrderItem[]> {
    return loaders.orderItems.load(id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the order is only announced: its day and hour are known, but its basket is not.',
  })
  async announced(@Ctx() { loaders }: RequestContext, @Root('id') id: number): Promise<boolean> {
    return (await loaders.orderItems.load(id)).length === 0;
  }
}
