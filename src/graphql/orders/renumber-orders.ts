import { readSql } from '../../lib/read-sql';
import type { PlacedOrder } from '../../orders/number-orders';
import type { UserTransaction } from './user-orders';

/**
 * Stores new numbers and gaps. Two orders may have swapped numbers, and updating them directly would violate the unique index,
 * so all of them are first moved out of the range of numbers.
 */
export async function renumberOrders(
  { client }: UserTransaction,
  changed: readonly PlacedOrder<number>[],
): Promise<void> {
  if (changed.length === 0) return;
  const keys = changed.map(({ key }) => key);
  await client.query('update orders set order_number = order_number + 1000000000 where id = any($1::int[])', [
    keys,
  ]);
  await client.query(readSql(__dirname, 'renumber-orders'), [
    keys,
    changed.map(({ orderNumber }) => orderNumber),
    changed.map(({ daysSincePriorOrder }) => daysSincePriorOrder),
  ]);
}
