/**
 * The whole catalogue in memory, as of one lag level: products with their features, links between products, and
 * popularity overall, by aisle and by context. Retrieval reads it for every user; it never changes after loading.
 */
import type { Pool } from 'pg';
import { loadProductTable } from '../features/product-table';
import type { ProductTable } from '../features/product-table';
import { groupBy } from '../lib/group-by';
import { readSql } from '../lib/read-sql';
import { productLinks } from './product-links';
import type { ProductLinks } from './product-links';
import { loadReferenceUsers } from './reference-users';
import type { ReferenceUsers } from './reference-users';

export interface Catalogue {
  readonly lag: number;
  readonly products: ProductTable;
  readonly coPurchaseLinks: CoPurchaseLinks;
  /** Links to products bought in the following order. */
  readonly transitions: ProductLinks;
  readonly referenceUsers: ReferenceUsers;
  /** Product indices by share of all orders, best first; products that no user bought come last, by index. */
  readonly byPopularity: Int32Array;
  /** By product index: share of all orders that contain the product. */
  readonly orderShares: Float64Array;
  /** By aisle id: product indices, in the order of `byPopularity`. */
  readonly byAisle: ReadonlyMap<number, Int32Array>;
  readonly contexts: ContextPopularity;
  readonly aisleNames: ReadonlyMap<number, string>;
  /** Mean number of products in a known basket. */
  readonly meanBasket: number;
  /** Number of known orders as of the level. */
  readonly orders: number;
}

/** Links to products bought in the same orders. */
export interface CoPurchaseLinks extends ProductLinks {
  /** Number of orders that contain both products. */
  readonly orders: Int32Array;
}

export interface ContextPopularity {
  /**
   * The most popular products at a day and hour (NaN where unknown), best first. Where orders have unknown hours, a day and
   * hour without orders of their own are answered from the whole day; likewise where days are unknown. Undefined if no order
   * had this context.
   */
  at: (dayOfWeek: number, hourOfDay: number) => ContextCell | undefined;
}

export interface ContextCell {
  /** Which orders it counts: those of the day and the hours, or all of the day, or all of the hours. */
  readonly of: 'dayAndHours' | 'day' | 'hours';
  /** Product indices. */
  readonly products: readonly number[];
  /** Product index -> share of the orders in this context that contain the product. */
  readonly shares: ReadonlyMap<number, number>;
}

/** @param lag 0 to serve, 1 for the test targets, and so on (see the view lag_levels) */
export async function loadCatalogue(pool: Pool, lag: number): Promise<Catalogue> {
  const products = await loadProductTable(pool, lag);
  const orderShares = column(products, 'order_share').map((share) => (Number.isNaN(share) ? 0 : share));
  const byPopularity = Int32Array.from(products.ids.keys()).sort(
    (a, b) => orderShares[b] - orderShares[a] || a - b,
  );
  const aisles = groupBy(byPopularity, (index) => products.aisleIds[index]);
  return Object.freeze({
    lag,
    products,
    coPurchaseLinks: await loadCoPurchaseLinks(pool, products),
    transitions: await loadTransitions(pool, products),
    referenceUsers: await loadReferenceUsers(pool, products),
    byPopularity,
    orderShares,
    byAisle: new Map([...aisles].map(([aisle, indices]) => [aisle, Int32Array.from(indices)])),
    contexts: await loadContexts(pool, products),
    aisleNames: await loadAisleNames(pool),
    ...(await loadOrderCounts(pool, lag)),
  });
}

function column(products: ProductTable, name: string): Float64Array {
  const { columns, values, ids } = products;
  const place = columns.indexOf(name);
  return Float64Array.from(ids, (_, index) => values[index * columns.length + place]);
}

async function loadLinks(pool: Pool, name: string, products: ProductTable) {
  const { rows } = await pool.query<number[]>({
    text: readSql(__dirname, name),
    values: [products.lag],
    rowMode: 'array',
  });
  const { rowOf, ...links } = productLinks(products, rows);
  return { links, columnOf: (column: number) => rowOf.map((row) => rows[row][column]) };
}

async function loadCoPurchaseLinks(pool: Pool, products: ProductTable): Promise<CoPurchaseLinks> {
  const { links, columnOf } = await loadLinks(pool, 'co-purchase-links', products);
  return { ...links, orders: columnOf(3) };
}

async function loadTransitions(pool: Pool, products: ProductTable): Promise<ProductLinks> {
  const { links } = await loadLinks(pool, 'product-transitions', products);
  return links;
}

async function loadContexts(pool: Pool, { indexOf, lag }: ProductTable): Promise<ContextPopularity> {
  const { rows } = await pool.query<number[]>({
    text: readSql(__dirname, 'context-popularity'),
    values: [lag],
    rowMode: 'array',
  });
  const key = (day: number, band: number) => day * 7 + band;
  const cells = groupBy(rows, ([day, band]) => key(day, band));
  const ready = new Map(
    [...cells].map(([cell, list]): [number, ContextCell] => {
      const [day, band] = list[0];
      const of = band === UNKNOWN ? 'day' : day === UNKNOWN ? 'hours' : 'dayAndHours';
      const shares = list.map((row): [number, number] => [indexOf.get(row[2]) as number, row[3]]);
      return [cell, { of, products: shares.map(([product]) => product), shares: new Map(shares) }];
    }),
  );
  return {
    at: (day, hour) => {
      const band = Math.floor(hour / 4);
      return ready.get(key(day, band)) ?? ready.get(key(day, UNKNOWN)) ?? ready.get(key(UNKNOWN, band));
    },
  };
}

/** The day or band of hours of a cell in the view context_popularity whose orders may have any. */
const UNKNOWN = -1;

async function loadAisleNames(pool: Pool): Promise<ReadonlyMap<number, string>> {
  const { rows } = await pool.query<{ id: number; name: string }>('select id, name from aisles');
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function loadOrderCounts(pool: Pool, lag: number): Promise<{ orders: number; meanBasket: number }> {
  const { rows } = await pool.query<{ orders: number; mean_basket: number | null }>(
    readSql(__dirname, 'order-counts'),
    [lag],
  );
  return { orders: rows[0]?.orders ?? 0, meanBasket: rows[0]?.mean_basket ?? 0 };
}
