/**
 * A catalogue of five products and histories in it, built in memory, for tests of single steps. Ids and indices differ,
 * so that a mix-up of the two shows. Each number of a grain that a test does not set is {@link numberOf} its name and
 * key: no two are the same, so that a column in the wrong place shows as well.
 *
 *   product   10    20    30    40    50
 *   index      0     1     2     3     4
 *   aisle      1     1     2     2     3
 *   department 1     1     2     2     2
 *   price      1     2     3     4    none
 *   share     0.5   0.4   0.3   0.3    0      of all orders
 */
import { featureColumns } from '../../src/features/feature-columns';
import type { Grain } from '../../src/features/feature-columns';
import type { HistoryColumns, KeyedRows, UserHistory } from '../../src/features/history';
import type { ProductTable } from '../../src/features/product-table';
import type { Target, TargetContext } from '../../src/features/target';
import type { Catalogue, ContextPopularity } from '../../src/retrieval/catalogue';
import { productLinks } from '../../src/retrieval/product-links';
import { referenceUsersOf } from '../../src/retrieval/reference-users';
import type { ReferenceUserRow } from '../../src/retrieval/reference-users';

export interface TinyProduct {
  readonly id: number;
  readonly aisle: number;
  readonly department: number;
  /** NaN where there is none. */
  readonly price: number;
  /** Of all orders. */
  readonly share: number;
}

export const tinyProducts: readonly TinyProduct[] = [
  { id: 10, aisle: 1, department: 1, price: 1, share: 0.5 },
  { id: 20, aisle: 1, department: 1, price: 2, share: 0.4 },
  { id: 30, aisle: 2, department: 2, price: 3, share: 0.3 },
  { id: 40, aisle: 2, department: 2, price: 4, share: 0.3 },
  { id: 50, aisle: 3, department: 2, price: NaN, share: 0 },
];

export interface TinyLinks {
  readonly products?: readonly TinyProduct[];
  /** (product id, linked product id, confidence, orders that hold both), by product id, best first. */
  readonly coPurchases?: readonly number[][];
  /** (product id, product id of the next order, confidence), by product id, best first. */
  readonly transitions?: readonly number[][];
  readonly referenceUsers?: readonly ReferenceUserRow[];
  /** (product id, share), best first: popular on day 1 between 8 and 12 o'clock. */
  readonly onSundayMorning?: readonly (readonly [id: number, share: number])[];
}

export const sundayMorning: TargetContext = {
  dayOfWeek: 1,
  hourOfDay: 9,
  daysSincePriorOrder: 7,
  dayOfYear: 100,
};

export function tinyCatalogue(links: TinyLinks = {}): Catalogue {
  const { products = tinyProducts, coPurchases = [], transitions = [], referenceUsers = [] } = links;
  const table = productTable(products);
  const indices = Int32Array.from(products.keys());
  const byPopularity = indices.slice().sort((a, b) => products[b].share - products[a].share || a - b);
  const inAisle = (aisle: number) => byPopularity.filter((index) => products[index].aisle === aisle);
  return {
    lag: 0,
    products: table,
    coPurchaseLinks: {
      ...productLinks(table, coPurchases),
      orders: Int32Array.from(coPurchases, (row) => row[3]),
    },
    transitions: productLinks(table, transitions),
    referenceUsers: referenceUsersOf(table, referenceUsers),
    byPopularity,
    orderShares: Float64Array.from(products, ({ share }) => share),
    byAisle: new Map(products.map(({ aisle }) => [aisle, inAisle(aisle)])),
    contexts: contexts(table, links.onSundayMorning),
    aisleNames: new Map(products.map(({ aisle }) => [aisle, `aisle ${aisle}`])),
    meanBasket: 2,
    orders: 100,
  };
}

const allInputs = [...new Set(featureColumns.flatMap(({ inputs }) => inputs))];

/** Columns that retrieval reads beside those of the feature columns. */
export const tinyColumns: HistoryColumns = {
  user: columnsOf('user'),
  userProduct: columnsOf('userProduct', 'product_id', 'decay_80_share', 'decay_90', 'in_last_1'),
  aisle: columnsOf('aisle', 'aisle_id', 'department_id', 'share'),
  department: columnsOf('department', 'aisle_id', 'department_id', 'share'),
};

export type TinyPurchases = Readonly<Record<number, Readonly<Record<string, number>>>>;

/**
 * @param bought by product id: numbers that count; the others are {@link numberOf} their column and product
 * @param aisleShares by aisle id; equal unless given
 */
export function tinyHistory(
  bought: TinyPurchases,
  aisleShares: Readonly<Record<number, number>> = {},
): UserHistory {
  const ids = Object.keys(bought).map(Number);
  const products = tinyProducts.filter(({ id }) => ids.includes(id));
  const distinct = (keys: number[]) => [...new Set(keys)].sort((a, b) => a - b);
  return {
    user: ids.length === 0 ? null : Float64Array.from(tinyColumns.user, (name) => numberOf('user', name, 0)),
    products: keyedRows('userProduct', ids, (id) => ({ product_id: id, ...bought[id] })),
    aisles: keyedRows('aisle', distinct(products.map(({ aisle }) => aisle)), (aisle) => ({
      aisle_id: aisle,
      share: aisleShares[aisle] ?? 1,
    })),
    departments: keyedRows('department', distinct(products.map(({ department }) => department)), (id) => ({
      department_id: id,
    })),
  };
}

export function tinyTarget(context: Partial<TargetContext> = {}, userId = 1): Target {
  return { userId, orderNumber: 5, lag: 0, context: { ...sundayMorning, ...context } };
}

/** A number that no other column or key has, exact as float32. */
export function numberOf(grain: Grain, column: string, key: number): number {
  return 1 + allInputs.indexOf(`${grain}.${column}`) + key / 64;
}

function columnsOf(grain: Grain, ...more: string[]): string[] {
  const inputs = allInputs.map((input) => input.split('.'));
  return [...new Set([...more, ...inputs.filter(([of]) => of === grain).map(([, name]) => name)])];
}

function productTable(products: readonly TinyProduct[]): ProductTable {
  const ids = Int32Array.from(products, ({ id }) => id);
  const columns = columnsOf('product', 'price');
  const values = products.flatMap(({ id, price }) =>
    columns.map((name) => (name === 'price' ? price : numberOf('product', name, id))),
  );
  return {
    lag: 0,
    ids,
    indexOf: new Map(products.map(({ id }, index) => [id, index])),
    aisleIds: Int32Array.from(products, ({ aisle }) => aisle),
    departmentIds: Int32Array.from(products, ({ department }) => department),
    available: new Uint8Array(products.length).fill(1),
    prices: Float64Array.from(products, ({ price }) => price),
    columns,
    values: Float64Array.from(values),
  };
}

function contexts(
  { indexOf }: ProductTable,
  popular: readonly (readonly [id: number, share: number])[] | undefined,
): ContextPopularity {
  if (!popular) return { at: () => undefined };
  const shares = new Map(popular.map(([id, share]) => [indexOf.get(id)!, share]));
  const cell = { of: 'dayAndHours', products: [...shares.keys()], shares } as const;
  return { at: (day, hour) => (day === 1 && hour >= 8 && hour < 12 ? cell : undefined) };
}

function keyedRows(
  grain: 'userProduct' | 'aisle' | 'department',
  keys: readonly number[],
  known: (key: number) => Readonly<Record<string, number>>,
): KeyedRows {
  const columns = tinyColumns[grain];
  const rows = keys.map((key) => {
    const given = known(key);
    return columns.map((name) => given[name] ?? numberOf(grain, name, key));
  });
  return {
    keys: Int32Array.from(keys),
    indexOf: new Map(keys.map((key, row) => [key, row])),
    values: Float64Array.from(rows.flat()),
  };
}
