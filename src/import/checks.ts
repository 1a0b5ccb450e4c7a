/**
 * Checks that need all rows: duplicate keys, references to missing rows, gaps. Each check is one statement in
 * check/*.sql that removes invalid rows from the staging tables and writes to the table `findings`.
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
import type { IdMode } from './ids/id-kind';
import type { ItemReasons } from './items/item-checker';
import { hasColumn } from './planned-file';
import type { PlannedFile } from './planned-file';
import { haveMoments, timeChecks } from './times/order-times';

export interface CheckOptions {
  readonly client: PoolClient;
  readonly files: readonly PlannedFile[];
  readonly ids: IdMode;
  /** Called before each check. */
  readonly onCheck: (done: number, total: number) => void;
}

/** Checks catalogue, users and orders. A reference is checked after the rows that it refers to. */
export async function checkOrders({ client, files, ids, onCheck }: CheckOptions): Promise<void> {
  await runChecks(client, orderChecks(files, ids), onCheck);
}

/** Also checks order items and stored rows. The order tables must be locked (merge/lock-tables.sql). */
export async function checkAll({ client, files, ids, onCheck }: CheckOptions): Promise<void> {
  await runChecks(client, [...orderChecks(files, ids), ...itemChecks(files, filesOf(files))], onCheck);
}

/** The reasons that the item checker reports, worded like those of the checks over all rows. */
export function itemReasons(files: readonly PlannedFile[], file: PlannedFile): ItemReasons {
  return {
    noOrder: missingOrder(filesOf(files)),
    noProduct: missingReference(products, filesOf(files)),
    repeated: (line) => `${once(orderItems)}; kept the first one (${file.name}, line ${line})`,
  };
}

type FilesOf = (kind: FileKind) => string;

interface Check {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Whether removing rows can make further rows invalid. */
  readonly repeat?: true;
}

async function runChecks(
  client: PoolClient,
  checks: readonly Check[],
  onCheck: CheckOptions['onCheck'],
): Promise<void> {
  for (const [index, check] of checks.entries()) {
    onCheck(index, checks.length);
    while ((await client.query(check.sql, [...check.values])).rowCount && check.repeat);
  }
}

function orderChecks(files: readonly PlannedFile[], ids: IdMode): readonly Check[] {
  const present = presentKinds(files);
  const names = filesOf(files);
  const kinds = [...present].filter((kind) => kind !== orderItems);
  const usersOrNone = present.has(users) ? [missing(orders, 'user_id', users, 'users', names)] : [];
  const aislesOrNone = present.has(aisles) ? [missing(products, 'aisle_id', aisles, 'aisles', names)] : [];
  const departmentsOrNone = present.has(departments)
    ? [missing(products, 'department_id', departments, 'departments', names)]
    : [];
  return [
    ...kinds.map((kind) => repeated(kind, kind.key, 'duplicate', once(kind))),
    ...aislesOrNone,
    ...departmentsOrNone,
    missing(productDetails, 'id', products, 'products', names),
    ...usersOrNone,
    ...timeChecks(files, ids),
    repeated(orders, ['user_id', 'order_number'], 'rejected', 'expected each order number once per user'),
    { ...single('order-numbers-taken', haveMoments(files)), repeat: true },
    single('gaps-in-order-numbers'),
  ];
}

function itemChecks(files: readonly PlannedFile[], filesOf: FilesOf): readonly Check[] {
  const hasQuantity = hasColumn(files, orderItems, 'quantity');
  const onceOrAdded = hasQuantity ? `${once(orderItems)}; the quantities were added` : once(orderItems);
  return [
    ...(hasQuantity ? [single('add-quantities')] : []),
    repeated(orderItems, orderItems.key, 'duplicate', onceOrAdded),
    single('items-without-order', missingOrder(filesOf)),
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

const missingOrder = (filesOf: FilesOf) =>
  `expected the id of an order in ${filesOf(orders)}, not counting rejected rows`;

const missingReference = (kind: FileKind, filesOf: FilesOf) =>
  `expected the id of ${article(kind.row)} ${kind.row} in ${filesOf(kind)} or in the database, not counting rejected rows`;

const single = (name: string, ...values: unknown[]): Check => ({
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
    sql: fill(readSql(__dirname, 'check/repeated-rows'), {
      table: kind.staging,
      key: key.join(', '),
      shown: key.map((target) => shown(kind, target)).join(', '),
    }),
    values: [columns, outcome, expected],
  };
}

function missing(kind: FileKind, column: string, target: FileKind, stored: string, filesOf: FilesOf): Check {
  return {
    sql: fill(readSql(__dirname, 'check/missing-reference'), {
      table: kind.staging,
      column,
      shown: shown(kind, column),
      staged: target.staging,
      stored,
    }),
    values: [csvName(kind, column), missingReference(target, filesOf)],
  };
}

/** An expression for a value as it is in the files; `rows` is the staging table. */
function shown({ columns }: FileKind, target: string): string {
  const id = columns.find((column) => column.target === target)?.id;
  return id === undefined ? `rows.${target}` : `shown_${id}(rows.${target})`;
}

const article = (noun: string) => (/^[aeio]/.test(noun) ? 'an' : 'a');

/** Replaces {{names}} with trusted identifiers; values are always passed as parameters. */
function fill(sql: string, identifiers: Readonly<Record<string, string>>): string {
  return sql.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => identifiers[name]);
}
