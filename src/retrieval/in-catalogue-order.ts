import type { KeyedRows, UserHistory } from '../features/history';
import type { ProductTable } from '../features/product-table';

/**
 * A history whose products are in the order of the catalogue, and not of their internal keys: the order of candidates, and
 * the last digits of sums over the history, then depend on the data only. Products that joined the catalogue after it was
 * loaded are left out.
 */
export function inCatalogueOrder(
  history: UserHistory,
  { indexOf }: Pick<ProductTable, 'indexOf'>,
): UserHistory {
  const { keys } = history.products;
  const rows = Array.from(keys, (key, row) => ({ row, place: indexOf.get(key) ?? -1 }));
  const isOrdered = rows.every(({ place }, row) => place > (row === 0 ? -1 : rows[row - 1].place));
  if (isOrdered) return history;
  const ordered = rows.filter(({ place }) => place >= 0).sort((a, b) => a.place - b.place);
  return {
    ...history,
    products: chosenRows(
      history.products,
      Int32Array.from(ordered, ({ row }) => row),
    ),
  };
}

function chosenRows({ keys, values }: KeyedRows, rows: Int32Array): KeyedRows {
  const width = values.length / keys.length;
  const chosen = new Float64Array(rows.length * width);
  const indexOf = new Map<number, number>();
  rows.forEach((row, place) => {
    chosen.set(values.subarray(row * width, (row + 1) * width), place * width);
    indexOf.set(keys[row], place);
  });
  return { keys: rows.map((row) => keys[row]), indexOf, values: chosen };
}
