import type { RowFinding } from '../../../src/import/row-finding';
import { emptyBatch } from '../../../src/import/items/item-batch';
import type { ItemBatch } from '../../../src/import/items/item-batch';
import { ItemChecker, ScatteredItems } from '../../../src/import/items/item-checker';
import { IdSet } from '../../../src/lib/id-set';

function idSet(...ids: number[]): IdSet {
  const set = new IdSet();
  for (const id of ids) set.add(id);
  return set;
}

/** Rows of [order, product]; the first is in line 2. */
function batchOf(rows: readonly (readonly [number, number])[], firstLine = 2): ItemBatch {
  const batch = emptyBatch(10);
  for (const [order, product] of rows) {
    const at = batch.size++;
    batch.line[at] = firstLine + at;
    batch.orderId[at] = order;
    batch.productId[at] = product;
    batch.addToCartOrder[at] = at + 1;
  }
  return batch;
}

const rowsOf = ({ size, line, orderId, productId, addToCartOrder }: ItemBatch) =>
  Array.from({ length: size }, (_, at) => [line[at], orderId[at], productId[at], addToCartOrder[at]]);

describe('the checker of order items', () => {
  let findings: RowFinding[];
  let checker: ItemChecker;
  beforeEach(() => {
    findings = [];
    const known = { orders: idSet(1, 2, 3), products: idSet(10, 20), started: idSet() };
    const reasons = {
      noOrder: 'no order',
      noProduct: 'no product',
      repeated: (line: number) => `as ${line}`,
    };
    checker = new ItemChecker(known, reasons, (finding) => findings.push(finding));
  });

  test('keeps the rows whose order and product exist', () => {
    const batch = batchOf([
      [1, 10],
      [1, 99],
      [7, 10],
      [7, 20],
      [2, 20],
    ]);
    checker.keepValid(batch);
    expect(rowsOf(batch)).toEqual([
      [2, 1, 10, 1],
      [6, 2, 20, 5],
    ]);
    expect(findings).toEqual([
      { line: 3, column: 'product_id', value: '99', reason: 'no product', outcome: 'rejected' },
      { line: 4, column: 'order_id', value: '7', reason: 'no order', outcome: 'rejected' },
      { line: 5, column: 'order_id', value: '7', reason: 'no order', outcome: 'rejected' },
    ]);
  });

  test('keeps the first of several equal rows, even across batches', () => {
    const [one, other] = [
      batchOf([[1, 10]]),
      batchOf(
        [
          [1, 20],
          [1, 10],
        ],
        3,
      ),
    ];
    checker.keepValid(one);
    checker.keepValid(other);
    expect([rowsOf(one), rowsOf(other)]).toEqual([[[2, 1, 10, 1]], [[3, 1, 20, 1]]]);
    expect(findings).toEqual([
      { line: 4, column: 'order_id, product_id', value: '1, 10', reason: 'as 2', outcome: 'duplicate' },
    ]);
  });

  test('fails if an order starts a second time', () => {
    expect(() =>
      checker.keepValid(
        batchOf([
          [1, 10],
          [2, 10],
          [1, 20],
        ]),
      ),
    ).toThrow(ScatteredItems);
  });
});
