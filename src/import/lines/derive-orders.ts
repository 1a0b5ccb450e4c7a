/**
 * From the rows of a log (`staged_lines`) to users, products, orders and items, in tables of the schema that is first in the
 * search path:
 *
 * - log_users (user_text), log_products (product_text, name, price, aisle, department);
 * - log_orders (order_id, user_text, moment, local_day, hour_of_day, sort_time, order_number, place);
 * - log_items (order_id, user_text, product_text, sort_time, quantity, place, position).
 *
 * All ids are the external ones. An order's id is that of the order column, else the user's id, a slash, and the order number or
 * the local day. Orders are not numbered here.
 */
import type { ClientBase } from 'pg';
import { readSql } from '../../lib/read-sql';

export interface DerivationOptions {
  readonly guests: 'leave out' | 'count';
  /** Number of files and sheets that the rows come from. */
  readonly parts: number;
}

export interface DerivationCounts {
  readonly users: number;
  readonly products: number;
  readonly orders: number;
  readonly items: number;
  readonly purchaseLines: number;
  /** Rows that an earlier file has too. */
  readonly repeatedLines: number;
  readonly returns: number;
  /** Returns without an earlier order. */
  readonly unmatchedReturns: number;
  /** Items that were returned completely, and orders of which nothing is left. */
  readonly returnedItems: number;
  readonly returnedOrders: number;
  /** By reason. */
  readonly excludedLines: Readonly<Record<string, number>>;
  readonly guestOrders: number;
}

export async function createStagedLines(client: ClientBase): Promise<void> {
  await client.query(sql('create-staged-lines'));
}

/** The minimum number of calls of `onStep` of {@link deriveOrders}. */
export const DERIVATION_STEPS = 10;

/** @param onStep called before each statement, with the name of its file */
export async function deriveOrders(
  client: ClientBase,
  { guests, parts }: DerivationOptions,
  onStep: (name: string) => void = () => undefined,
): Promise<DerivationCounts> {
  const run = async (name: string, values: readonly unknown[] = []) => {
    onStep(name);
    return (await client.query<Record<string, never>>(sql(name), [...values])).rowCount ?? 0;
  };
  const repeatedLines = parts > 1 ? await run('drop-repeated-lines') : 0;
  await client.query('analyze staged_lines');
  await run('create-order-facts');
  await createLogLines(client, guests);
  for (const name of ['create-log-orders', 'create-log-items', 'create-log-returns']) await run(name);
  const returnedItems = await applyReturns(client, run);
  const returnedOrders = await run('remove-empty-orders');
  for (const name of ['create-log-products', 'create-log-users']) await run(name);

  const { rows } = await client.query<CountRow>(sql('log-counts'));
  const [counts] = rows;
  return {
    users: counts.users,
    products: counts.products,
    orders: counts.orders,
    items: counts.items,
    purchaseLines: counts.purchase_lines,
    returns: counts.returns,
    unmatchedReturns: counts.unmatched_returns,
    excludedLines: counts.excluded_lines,
    guestOrders: counts.guest_orders,
    repeatedLines,
    returnedItems,
    returnedOrders,
  };
}

interface CountRow {
  readonly users: number;
  readonly products: number;
  readonly orders: number;
  readonly items: number;
  readonly purchase_lines: number;
  readonly returns: number;
  readonly unmatched_returns: number;
  readonly excluded_lines: Readonly<Record<string, number>>;
  readonly guest_orders: number;
}

const sql = (name: string) => readSql(__dirname, `sql/${name}`);

/** `create table as` takes no parameters, so the one value is written into the statement. */
async function createLogLines(client: ClientBase, guests: DerivationOptions['guests']): Promise<void> {
  await client.query(sql('create-log-lines').replaceAll('$1', guests === 'leave out' ? 'true' : 'false'));
}

/** @returns how many items were returned completely */
async function applyReturns(
  client: ClientBase,
  run: (name: string, values?: readonly unknown[]) => Promise<number>,
): Promise<number> {
  const { rows } = await client.query<{ rounds: number | null }>(
    'select max(round) as rounds from log_returns',
  );
  const rounds = rows[0].rounds ?? 0;
  if (rounds === 0) return 0;
  await run('index-log-items');
  await client.query('analyze log_items, log_returns');
  for (let round = 1; round <= rounds; round++) await run('apply-returns-round', [round]);
  const { rows: removed } = await client.query<{ removed: number }>(sql('remove-returned-items'));
  return removed[0].removed;
}
