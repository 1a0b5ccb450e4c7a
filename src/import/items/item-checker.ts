/**
 * Checks order items while they are read: their orders and products must exist, and an order must not contain a product
 * twice. The latter requires that the rows of an order are consecutive, as in every file that is written order by
 * order.
 */
import type { IdSet } from '../../lib/id-set';
import type { RowFinding } from '../row-finding';
import { moveRow } from './item-batch';
import type { ItemBatch } from './item-batch';

export interface KnownIds {
  readonly orders: IdSet;
  readonly products: IdSet;
  /** Orders with rows read so far; the checker adds to it. */
  readonly started: IdSet;
}

/** Reasons for rows that are not imported. */
export interface ItemReasons {
  readonly noOrder: string;
  readonly noProduct: string;
  /** @param line the line of the first row with the same order and product, in the same file */
  readonly repeated: (line: number) => string;
}

/** An order's rows are not consecutive: only sorting all rows can find its duplicate products. */
export class ScatteredItems extends Error {
  override readonly name = 'ScatteredItems';
}

export class ItemChecker {
  private order = -1;
  private orderExists = false;
  /** Product to line, within the current order. */
  private readonly seen = new Map<number, number>();

  constructor(
    private readonly known: KnownIds,
    private readonly reasons: ItemReasons,
    private readonly onFinding: (finding: RowFinding) => void,
    /** The id in the file of each product whose key is another number. */
    private readonly shownProducts: ReadonlyMap<number, number> = new Map(),
  ) {}

  /**
   * Removes invalid rows from the batch and reports them.
   *
   * @throws ScatteredItems if an order starts a second time
   */
  keepValid(batch: ItemBatch): void {
    const { line, orderId, productId } = batch;
    let kept = 0;
    for (let row = 0; row < batch.size; row++) {
      if (orderId[row] !== this.order) this.start(orderId[row]);
      if (this.isValid(orderId[row], productId[row], line[row])) moveRow(batch, row, kept++);
    }
    batch.size = kept;
  }

  private start(order: number): void {
    if (!this.known.started.add(order)) throw new ScatteredItems(`order ${order}`);
    this.order = order;
    this.orderExists = this.known.orders.has(order);
    this.seen.clear();
  }

  private isValid(order: number, product: number, line: number): boolean {
    const first = this.seen.get(product);
    if (first !== undefined) {
      const value = `${order}, ${this.shown(product)}`;
      const reason = this.reasons.repeated(first);
      this.onFinding({ line, column: 'order_id, product_id', value, reason, outcome: 'duplicate' });
      return false;
    }
    this.seen.set(product, line);
    if (this.orderExists && this.known.products.has(product)) return true;
    const [column, id, reason] = this.orderExists
      ? ['product_id', this.shown(product), this.reasons.noProduct]
      : ['order_id', order, this.reasons.noOrder];
    this.onFinding({ line, column: `${column}`, value: `${id}`, reason: `${reason}`, outcome: 'rejected' });
    return false;
  }

  private shown(product: number): number {
    return this.shownProducts.get(product) ?? product;
  }
}
