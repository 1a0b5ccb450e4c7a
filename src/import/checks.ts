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
} from './file-kind';
import type { FileKind } from './file-kind';
import type { ItemReasons } from './items/item-judge';
import type { PlannedFile } from './planned-file';

export interface CheckOptions {
  readonly client: PoolClient;
  readonly files: readonly PlannedFile[];
  /** Told before each check. */
  readonly onCheck: (done: number, total: number) => void;
}

/** Catalogue, users and orders. The order matters: a row without a partner is found after the partner was judged. */
export async function checkOrders({ client, files, onCheck }: CheckOptions): Promise<void> {
  await runChecks(client, orderChecks(presentKinds(files), filesOf(files)), onCheck);
}

/** The same, and order items, against what is stored. The tables of orders must be locked (merge/lock-tables.sql). */
export async function checkAll({ client, files, onCheck }: CheckOptions): Promise<void> {
  const kinds = presentKinds(files);
  await runChecks(client, [...orderChecks(kinds, filesOf(files)), ...itemChecks(filesOf(files))], onCheck);
}

/** What the judge of single order items says, in the words of the checks of all. */
export function itemReasons(files: readonly PlannedFile[], file: PlannedFile): ItemReasons {
  return {
    noOrder: noOrder(filesOf(files)),
    noProduct: noPartner(products, filesOf(files)),
    repeated: (line) => `${once(orderItems)}; the first stands at ${file.name}, line ${line} and is kept`,
  };
}

type FilesOf = (kind: FileKind) => string;

interface Check {
  readonly sql: string;
  readonly values: readonly string[];
  readonly untilNothing?: true;
}

async function runChecks(
  client: PoolClient,
  checks: readonly Check[],
  onCheck: CheckOptions['onCheck'],
): Promise<void> {
  for (const [index, check] of checks.entries()) {
    onCheck(index, checks.length);
    // A check is repeated where each round can bring new cases to light.
    while ((await client.query(check.sql, [...check.values])).rowCount && check.untilNothing);
  }
}

function orderChecks(present: ReadonlySet<FileKind>, filesOf: FilesOf): readonly Check[] {
  const kinds = [...present].filter((kind) => kind !== orderItems);
  const usersOrNone = present.has(users) ? [missing(orders, 'user_id', users, 'users', filesOf)] : [];
  const aislesOrNone = present.has(aisles) ? [missing(products, 'aisle_id', aisles, 'aisles', filesOf)] : [];
  const departmentsOrNone = present.has(departments)
    ? [missing(products, 'department_id', departments, 'departments', filesOf)]
    : [];
  return [
    ...kinds.map((kind) => repeated(kind, kind.key, 'duplicate', once(kind))),
    ...aislesOrNone,
    ...departmentsOrNone,
    missing(productDetails, 'id', products, 'products', filesOf),
    ...usersOrNone,
    repeated(orders, ['user_id', 'order_number'], 'rejected', 'expected each order number once for a user'),
    { ...single('order-numbers-taken'), untilNothing: true },
    single('gaps-in-order-numbers'),
  ];
}

function itemChecks(filesOf: FilesOf): readonly Check[] {
  return [
    repeated(orderItems, orderItems.key, 'duplicate', once(orderItems)),
    single('items-without-order', noOrder(filesOf)),
    missing(orderItems, 'product_id', products, 'products', filesOf),
  ];
}

const presentKinds = (files: readonly PlannedFile[]) => new Set(files.map(({ kind }) => kind));

const filesOf =
  (files: readonly PlannedFile[]): FilesOf =>
  (kind) =>
    files
      .filter((file) => file.kind === kind)
      .map(({ name }) => name)
      .join(' or ');

const once = (kind: FileKind) => `expected each ${kind.row} once`;

const noOrder = (filesOf: FilesOf) => `expected an order of ${filesOf(orders)} (rejected rows do not count)`;

const noPartner = (kind: FileKind, filesOf: FilesOf) =>
  `expected ${article(kind.row)} ${kind.row} of ${filesOf(kind)} or of the database (rejected rows do not count)`;

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

function missing(kind: FileKind, column: string, target: FileKind, stored: string, filesOf: FilesOf): Check {
  return {
    sql: fill(readSql(__dirname, 'check/missing-reference'), {
      table: kind.staging,
      column,
      staged: target.staging,
      stored,
    }),
    values: [csvName(kind, column), noPartner(target, filesOf)],
  };
}

const article = (noun: string) => (/^[aeio]/.test(noun) ? 'an' : 'a');

/** Replaces {{names}} by identifiers of our own; values always travel as parameters. */
function fill(sql: string, identifiers: Readonly<Record<string, string>>): string {
  return sql.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => identifiers[name]);
}
