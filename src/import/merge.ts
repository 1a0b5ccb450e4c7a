/**
 * Moves checked rows from the staging tables to the shop's tables. Only new and changed rows are written, so importing
 * the same files again writes nothing.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import { aisles, departments, orderItems, orders, products, users } from './file-kind';
import type { FileKind } from './file-kind';
import { externalIdOf } from './ids/shown-ids';
import type { IdKind } from './ids/id-kind';
import type { ImportContext } from './import-context';
import { hasColumn } from './planned-file';
import type { PlannedFile } from './planned-file';
import { withoutIndexes } from './without-indexes';

export interface TableChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export const tables = ['departments', 'aisles', 'products', 'users', 'orders', 'order_items'] as const;
export type Table = (typeof tables)[number];

export type Changes = Readonly<Record<Table, TableChanges>>;

export const noChanges = Object.fromEntries(
  tables.map((table) => [table, { added: 0, changed: 0, removed: 0 }]),
) as Changes;

/**
 * Runs after recorded-orders.ts has removed the orders that are stored already and numbered the others.
 *
 * @param onStep called before each statement
 */
export async function mergeStagedRows(
  context: MergeContext,
  onStep: (done: number, total: number) => void,
): Promise<Changes> {
  const steps = [...freeNumberSteps, ...orderSteps(context), ...mixedOrderSteps, ...itemSteps(context.files)];
  return merge(context, steps, onStep);
}

/** Merges everything except order items. */
export async function mergeStagedOrders(
  context: MergeContext,
  onStep: (done: number, total: number) => void,
): Promise<Changes> {
  return merge(context, orderSteps(context), onStep);
}

type MergeContext = Pick<ImportContext, 'client' | 'files' | 'ids' | 'completeCatalogue' | 'log'>;

interface Step {
  /** A file of merge/. */
  readonly name: string;
  readonly values?: readonly unknown[];
  /** What `{{external_id}}` in the statement is the external id of. */
  readonly inserts?: IdKind;
  readonly table?: Table;
  readonly effect?: keyof TableChanges;
}

async function merge(
  { client, ids }: MergeContext,
  steps: readonly Step[],
  onStep: (done: number, total: number) => void,
): Promise<Changes> {
  const changes = structuredClone(noChanges) as Record<Table, Record<keyof TableChanges, number>>;
  for (const [index, { name, values = [], inserts, table, effect }] of steps.entries()) {
    onStep(index, steps.length);
    const run = async () => {
      const text = readSql(__dirname, `merge/${name}`);
      const sql = inserts ? text.replace('{{external_id}}', externalIdOf(inserts, 'staged.id', ids)) : text;
      const { rowCount } = await client.query(sql, [...values]);
      if (table && effect) changes[table][effect] += rowCount ?? 0;
    };
    const grows = table === 'orders' || table === 'order_items' ? effect === 'added' : false;
    await (table && grows ? withoutIndexes(client, table, run) : run());
  }
  return changes;
}

function orderSteps({ files, completeCatalogue = false, log }: MergeContext): readonly Step[] {
  const setsAvailability = hasColumn(files, products, 'available');
  return [
    { name: 'departments-update', table: 'departments', effect: 'changed' },
    { name: 'departments-insert', inserts: 'department', table: 'departments', effect: 'added' },
    { name: 'aisles-update', table: 'aisles', effect: 'changed' },
    { name: 'aisles-insert', inserts: 'aisle', table: 'aisles', effect: 'added' },
    {
      name: 'products-update',
      values: [setsAvailability, hasColumn(files, products, 'price'), log === undefined],
      table: 'products',
      effect: 'changed',
    },
    ...(completeCatalogue
      ? [
          {
            name: 'products-withdraw',
            values: [setsAvailability],
            table: 'products',
            effect: 'changed',
          } as const,
        ]
      : []),
    { name: 'products-insert', inserts: 'product', table: 'products', effect: 'added' },
    { name: 'users-update', values: [hasKind(files, users)], table: 'users', effect: 'changed' },
    { name: 'users-insert', inserts: 'user', table: 'users', effect: 'added' },
    { name: 'orders-park-numbers' },
    {
      name: 'orders-update',
      values: [hasColumn(files, orders, 'ordered_at')],
      table: 'orders',
      effect: 'changed',
    },
    { name: 'orders-insert', inserts: 'order', table: 'orders', effect: 'added' },
  ];
}

/** For users with orders from both channels: a file's order may take the current number of a recorded order. */
const freeNumberSteps: readonly Step[] = [
  { name: 'orders-delete-matched', table: 'orders', effect: 'removed' },
  { name: 'recorded-orders-clear-ids' },
  { name: 'recorded-orders-set-ids', table: 'orders', effect: 'changed' },
  { name: 'mixed-orders-park-numbers' },
];

const mixedOrderSteps: readonly Step[] = [
  { name: 'mixed-orders-update', table: 'orders', effect: 'changed' },
  { name: 'mixed-order-items-update', table: 'order_items', effect: 'changed' },
];

function itemSteps(files: readonly PlannedFile[]): readonly Step[] {
  return [
    { name: 'order-items-delete', table: 'order_items', effect: 'removed' },
    {
      name: 'order-items-update',
      values: [hasColumn(files, orderItems, 'quantity')],
      table: 'order_items',
      effect: 'changed',
    },
    { name: 'order-items-insert', table: 'order_items', effect: 'added' },
  ];
}

/** Derives the rows of a missing file from the files that refer to it. */
export async function deriveMissingFiles(client: PoolClient, files: readonly PlannedFile[]): Promise<void> {
  const derivations: readonly (readonly [FileKind, string])[] = [
    [departments, 'derive-departments'],
    [aisles, 'derive-aisles'],
    [users, 'derive-users'],
  ];
  for (const [kind, name] of derivations) {
    if (!hasKind(files, kind)) await client.query(readSql(__dirname, `merge/${name}`));
  }
}

const hasKind = (files: readonly PlannedFile[], kind: FileKind) => files.some((file) => file.kind === kind);
