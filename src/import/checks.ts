/**
 * What can only be told by looking at all rows: keys that stand twice, references that lead nowhere, gaps. Each check
 * is one statement of check/*.sql; it removes the rows from staging and writes to the table `findings`.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import {
  aisles,
  csvName,
  departments,
  orderItems,
  orders,
  productDetails,
  products,
  users,
  type FileKind,
} from './file-kind';
import type { PlannedFile } from './stage-file';

/**
 * The order matters: a row without a partner is found only after the partner's own row was judged. The tables of
 * orders must be locked (merge/lock-tables.sql), for some checks look at what is stored.
 *
 * @param onCheck told before each check
 */
export async function checkStagedRows(
  client: PoolClient,
  files: readonly PlannedFile[],
  onCheck: (done: number, total: number) => void,
): Promise<void> {
  const checks = listChecks(new Set(files.map(({ kind }) => kind)), (kind) =>
    files
      .filter((file) => file.kind === kind)
      .map(({ name }) => name)
      .join(' or '),
  );
  for (const [index, check] of checks.entries()) {
    onCheck(index, checks.length);
    // A check is repeated where each round can bring new cases to light.
    while ((await client.query(check.sql, [...check.values])).rowCount && check.untilNothing);
  }
}

interface Check {
  readonly sql: string;
  readonly values: readonly string[];
  readonly untilNothing?: true;
}

function listChecks(present: ReadonlySet<FileKind>, filesOf: (kind: FileKind) => string): readonly Check[] {
  const usersOrNone = present.has(users) ? [missing(orders, 'user_id', users, 'users', filesOf)] : [];
  const aislesOrNone = present.has(aisles) ? [missing(products, 'aisle_id', aisles, 'aisles', filesOf)] : [];
  const departmentsOrNone = present.has(departments)
    ? [missing(products, 'department_id', departments, 'departments', filesOf)]
    : [];
  return [
    ...[...present].map((kind) => repeated(kind, kind.key, 'duplicate', `expected each ${kind.row} once`)),
    ...aislesOrNone,
    ...departmentsOrNone,
    missing(productDetails, 'id', products, 'products', filesOf),
    ...usersOrNone,
    single('orders-recorded-through-api'),
    repeated(orders, ['user_id', 'order_number'], 'rejected', 'expected each order number once for a user'),
    { ...single('order-numbers-taken'), untilNothing: true },
    single('items-of-superseded-orders'),
    single('items-without-order', `expected an order of ${filesOf(orders)} (rejected rows do not count)`),
    missing(orderItems, 'product_id', products, 'products', filesOf),
    single('gaps-in-order-numbers'),
  ];
}

const single = (name: string, ...values: string[]): Check => ({
  sql: readSql(__dirname, `check/${name}`),
  values,
});

function repeated(
  kind: FileKind,
  key: readonly string[],
  outcome: 'duplicate' | 'rejected',
  expected: string,
): Check {
  const columns = key.map((target) => csvName(kind, target)).join(', ');
  return {
    sql: fill(readSql(__dirname, 'check/repeated-rows'), { table: kind.staging, key: key.join(', ') }),
    values: [columns, outcome, expected],
  };
}

function missing(
  kind: FileKind,
  column: string,
  target: FileKind,
  stored: string,
  filesOf: (kind: FileKind) => string,
): Check {
  return {
    sql: fill(readSql(__dirname, 'check/missing-reference'), {
      table: kind.staging,
      column,
      staged: target.staging,
      stored,
    }),
    values: [
      csvName(kind, column),
      `expected ${article(target.row)} ${target.row} of ${filesOf(target)} or of the database (rejected rows do not count)`,
    ],
  };
}

const article = (noun: string) => (/^[aeio]/.test(noun) ? 'an' : 'a');

/** Replaces {{names}} by identifiers of our own; values always travel as parameters. */
function fill(sql: string, identifiers: Readonly<Record<string, string>>): string {
  return sql.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => identifiers[name]);
}
