/**
 * What a file of a shop with one file per table contains, from its columns: Instacart's and TimeL-E's data, whatever the files
 * are called. A log has everything in one file and is read with a {@link Mapping} instead.
 */
import { plainName } from './plain-name';

export type FileContent = 'orders' | 'order items' | 'products' | 'users' | 'aisles' | 'departments' | 'log';

/** Undefined if the columns are not known; then they need a map file. */
export function recogniseFile(columns: readonly string[]): FileContent | undefined {
  const names = new Set(columns.map(plainName));
  const has = (...wanted: string[]) => wanted.every((name) => names.has(plainName(name)));
  if (has('order_id', 'product_id')) return has('user_id') ? 'log' : 'order items';
  if (has('order_id', 'user_id') && (has('order_number') || has('ordered_at') || has('order_date')))
    return 'orders';
  if (has('product_id', 'product_name')) return 'products';
  if (has('user_id') && (has('email_address') || has('first_name') || has('last_name'))) return 'users';
  if (has('aisle_id', 'aisle')) return 'aisles';
  if (has('department_id', 'department')) return 'departments';
  return undefined;
}
