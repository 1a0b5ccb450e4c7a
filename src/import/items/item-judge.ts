/**
 * Judges order items against what is known before the first of them is read: which orders and products there are. It
 * also sees a product that stands twice in an order, as long as an order's rows stand together, as they do in every
 * file that was written order by order.
 */
import type { IdSet } from '../../lib/id-set';
import type { RowFinding } from '../check-row';
import { moveRow } from './item-batch';
import type { ItemBatch } from './item-batch';

export interface KnownIds {
  readonly orders: IdSet;
  readonly products: IdSet;
  /** Orders whose rows were met before; the judge adds to it. */
  readonly begun: IdSet;
}

/** Reasons for rows that are left out. */
export interface ItemReasons {
  readonly noOrder: string;
  readonly noProduct: string;
  /** @param line where the first row with the same order and product stands, in the same file */
  readonly repeated: (line: number) => string;
}

/** An order's rows stand in several places: whether two of them agree can only be told by sorting all. */
export class ScatteredItems extends Error {
  override readonly name = 'ScatteredItems';
}

export class ItemJudge {
  private order = -1;
  private isKnown = false;
  /** Product to line, within the current order. */
  private readonly seen = new Map<number, number>();

  constructor(
    private readonly known: KnownIds,
    private readonly reasons: ItemReasons,
    private readonly onFinding: (finding: RowFinding) => void,
  ) {}

  /**
   * Leaves in the batch the rows that are good.
   *
   * @throws ScatteredItems when an order begins a second time
   */
  sift(batch: ItemBatch): void {
    const { line, orderId, productId } = batch;
    let kept = 0;
    for (let row = 0; row < batch.size; row++) {
      if (orderId[row] !== this.order) this.begin(orderId[row]);
      if (this.isGood(orderId[row], productId[row], line[row])) moveRow(batch, row, kept++);
    }
    batch.size = kept;
  }

  private begin(order: number): void {
    if (!this.known.begun.add(order)) throw new ScatteredItems(`order ${order}`);
    this.order = order;
    this.isKnown = this.known.orders.has(order);
    this.seen.clear();
  }

  private isGood(order: number, product: number, line: number): boolean {
    const first = this.seen.get(product);
    if (first !== undefined) {
      const value = `${order}, ${product}`;
      const reason = this.reasons.repeated(first);
      this.onFinding({ line, column: 'order_id, product_id', value, reason, outcome: 'duplicate' });
      return false;
    }
    this.seen.set(product, line);
    if (this.isKnown && this.known.products.has(product)) return true;
    const [column, id, reason] = this.isKnown
      ? ['product_id', product, this.reasons.noProduct]
      : ['order_id', order, this.reasons.noOrder];
    this.onFinding({ line, column: `${column}`, value: `${id}`, reason: `${reason}`, outcome: 'rejected' });
    return false;
  }
}
