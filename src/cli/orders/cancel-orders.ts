import { cancelOrder, findNamedOrder } from '../../graphql/orders/cancel-order';
import type { OrderName } from '../../graphql/orders/cancel-order';
import type { OrderStore } from '../../graphql/orders/purchase';
import { CommandFailed } from '../run-command';

/**
 * Cancels each order on its own.
 *
 * @throws CommandFailed with all orders that do not exist, after the others were cancelled
 */
export async function cancelOrders(
  store: OrderStore,
  names: readonly OrderName[],
  print: (line: string) => void,
): Promise<void> {
  const missing: string[] = [];
  for (const name of names) {
    const order = await findNamedOrder(store.pool, name);
    const result = order && (await cancelOrder(store, order.userKey, name));
    if (!result) missing.push(textOf(name));
    else if (result.cancelled) print(`Cancelled: ${textOf(name)}`);
    else print(`Cancelled before, at ${result.cancelledAt.toISOString()}: ${textOf(name)}`);
  }
  if (missing.length === 0) return;
  throw new CommandFailed(
    `Expected orders that are stored or were cancelled, found no order with ${missing.join(', ')}. Check the ids.`,
  );
}

function textOf(name: OrderName): string {
  switch (name.kind) {
    case 'key':
      return `id ${name.key}`;
    case 'externalId':
      return `external id ${name.externalId}`;
    case 'clientKey':
      return `client key ${name.clientKey}`;
    default:
      return name satisfies never;
  }
}
