/** `--from`: the files replace the stored orders from a day on. */
import { readSql } from '../../lib/read-sql';
import type { ImportContext } from '../import-context';
import type { Changes } from '../merge';

/**
 * Removes the orders that the files do not contain any more. Must run in the last transaction, after keys were assigned
 * and before the checks, so that the numbers of the removed orders are free.
 */
export async function replaceWindow({ client, log, zone }: ImportContext): Promise<Removed> {
  if (log?.from === undefined) return { orders: 0, items: 0 };
  const start = zone.startOfDay(dayNumberOf(log.from));
  const remove = async (name: string) =>
    (await client.query(readSql(__dirname, `sql/${name}`), [start])).rowCount ?? 0;
  const items = await remove('delete-replaced-items');
  return { items, orders: await remove('delete-replaced-orders') };
}

export interface Removed {
  readonly orders: number;
  readonly items: number;
}

export function withRemoved(changes: Changes, { orders, items }: Removed): Changes {
  return {
    ...changes,
    orders: { ...changes.orders, removed: changes.orders.removed + orders },
    order_items: { ...changes.order_items, removed: changes.order_items.removed + items },
  };
}

/** @param day YYYY-MM-DD */
export const dayNumberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
