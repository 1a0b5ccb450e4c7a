import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { ApiError } from '../errors';
import { toItemError } from '../item-error.type';
import { costOfBatch } from '../query-cost';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { requireBatch } from '../validation/batch';
import { toOrder } from './order.type';
import { RecordOrderInput } from './record-order.input';
import { RecordOrdersPayload } from './record-order.payload';
import type { RecordOrderResult } from './record-order.payload';
import { recordPurchases } from './record-purchases';

const MAX_ORDERS = 500;
const MAX_ITEMS = 5000;

@Resolver()
export class RecordOrdersResolver {
  @Authorized<Scope>('orders:write')
  @Mutation(() => RecordOrdersPayload, {
    description: `Records up to ${MAX_ORDERS} purchases of any users, with at most ${MAX_ITEMS} products in all, in any order of time. Each order has a result of its own; an order that cannot be recorded does not stop the others. Give each order an externalId or a clientKey, so that the call can be repeated. With AUTH_MODE=jwt, it requires the scope orders:write.`,
    complexity: costOfBatch,
  })
  async recordOrders(
    @Ctx() context: RequestContext,
    // Each order is checked on its own.
    @Arg('input', () => [RecordOrderInput], { description: 'The purchases to record.', validateFn: () => {} })
    input: readonly RecordOrderInput[],
  ): Promise<RecordOrdersPayload> {
    requireBatch(input, MAX_ORDERS, 'orders');
    const items = input.reduce((sum, order) => sum + (order.items ?? order.productIds ?? []).length, 0);
    requireBatch({ length: Math.max(items, 1) }, MAX_ITEMS, 'products in all orders');
    const outcomes = await recordPurchases(context, input);
    return {
      results: outcomes.map((outcome): RecordOrderResult => {
        if (outcome instanceof ApiError) return { order: null, created: false, error: toItemError(outcome) };
        return { order: toOrder(outcome.order), created: outcome.created, error: null };
      }),
    };
  }
}
