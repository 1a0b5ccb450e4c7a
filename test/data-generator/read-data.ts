/** Reads a generated folder independently of the generator, with a CSV reader and the column names. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export interface OrderRow {
  readonly id: number;
  readonly user: number;
  readonly evalSet: string;
  readonly number: number;
  readonly dayOfWeek: number;
  readonly hour: number;
  /** Null for the first order. */
  readonly days: number | null;
  /** Product ids in cart order; empty if the order has no items. */
  readonly basket: readonly number[];
  readonly reordered: readonly boolean[];
}

export type Row = Readonly<Record<string, string>>;

/** All rows of a file, by column. */
export function readRows(directory: string, name: string): Row[] {
  return parse<Row>(readFileSync(join(directory, name)), { columns: true });
}

/** Orders with their items, in file order. @throws Error if an item's order is missing */
export function readOrders(directory: string, ordersFile: string, itemFiles: readonly string[]): OrderRow[] {
  const orders = readRows(directory, ordersFile).map((row) => ({
    id: Number(row.order_id),
    user: Number(row.user_id),
    evalSet: row.eval_set,
    number: Number(row.order_number),
    dayOfWeek: Number(row.order_dow),
    hour: Number(row.order_hour_of_day),
    days: row.days_since_prior_order === '' ? null : Number(row.days_since_prior_order),
    basket: [] as number[],
    reordered: [] as boolean[],
  }));
  const byId = new Map(orders.map((order) => [order.id, order]));
  for (const row of itemFiles.flatMap((name) => readRows(directory, name))) {
    const order = byId.get(Number(row.order_id));
    if (!order) throw new Error(`An item's order ${row.order_id} is missing.`);
    order.basket.push(Number(row.product_id));
    order.reordered.push(row.reordered === '1');
    if (order.basket.length !== Number(row.add_to_cart_order)) {
      throw new Error(`Order ${order.id}: add_to_cart_order ${row.add_to_cart_order} does not count from 1.`);
    }
  }
  return orders;
}

/** Each user's orders, in order. */
export function byUser(orders: readonly OrderRow[]): OrderRow[][] {
  const users = new Map<number, OrderRow[]>();
  for (const order of orders) {
    const list = users.get(order.user);
    if (list) list.push(order);
    else users.set(order.user, [order]);
  }
  return [...users.values()];
}

/** Relative path -> SHA-256 of the content, for every file. */
export function fileHashes(directory: string): Record<string, string> {
  const names = (readdirSync(directory, { recursive: true }) as string[]).sort();
  const files = names.filter((name) => statSync(join(directory, name)).isFile());
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(directory, name)))
        .digest('hex'),
    ]),
  );
}
