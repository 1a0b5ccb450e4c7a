/**
 * The files that a log stands for: the rest of the import sees files of products, orders and order items, which are
 * derived from the log in SQL instead of being read.
 */
import { aisles, departments, orderItems, orders, products } from '../file-kind';
import type { FileKind } from '../file-kind';
import type { PlannedFile } from '../planned-file';
import type { OpenLog } from './open-log';

export function derivedFiles({ name, fingerprint, understood }: OpenLog): readonly PlannedFile[] {
  const { columns: byRole } = understood.mapping;
  const hasPrice = byRole.unitPrice !== undefined || byRole.lineTotal !== undefined;
  const derived: readonly (readonly [FileKind, readonly string[]])[] = [
    [departments, ['id', 'name']],
    [aisles, ['id', 'name']],
    [products, ['id', 'name', 'aisle_id', 'department_id', ...(hasPrice ? ['price'] : [])]],
    [orders, ['id', 'user_id', 'order_number', ...(byRole.time ? ['ordered_at'] : [])]],
    [orderItems, ['order_id', 'product_id', 'add_to_cart_order', 'quantity']],
  ];
  return derived.map(([kind, targets], index) => {
    const columns = kind.columns.filter(({ target }) => targets.includes(target));
    return {
      kind,
      name,
      path: '',
      bytes: 0,
      number: index + 1,
      fingerprint,
      layout: { width: columns.length, columns: columns.map((column, at) => ({ column, index: at })) },
    };
  });
}
