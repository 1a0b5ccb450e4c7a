/**
 * What an import did, and how that is told.
 */
import Table from 'cli-table3';
import { groupBy } from '../lib/group-by';
import { fileGroup } from './data-folder';
import type { OutcomeCounts } from './findings-log';
import { tables } from './merge';
import type { Table as TableName, TableChanges } from './merge';

export interface FileSummary extends OutcomeCounts {
  readonly file: string;
  /** All rows but the header, rejected ones included. */
  readonly rows: number;
}

/** Rows in the tables afterwards. */
export type StoredRows = Readonly<Record<TableName | 'api_orders', number>>;

export interface ImportSummary {
  readonly files: readonly FileSummary[];
  readonly changes: Readonly<Record<TableName, TableChanges>>;
  readonly changed: boolean;
  readonly stored: StoredRows;
}

/** Two tables, by file and by database table, and a sentence. */
export function describeImport({ files, changes, changed, stored }: ImportSummary): string {
  const byFile = table(
    ['file', 'rows', 'rejected', 'duplicate', 'noted'],
    sumByGroup(files).map(({ file, rows, rejected, duplicate, noted }) => [
      file,
      rows,
      rejected,
      duplicate,
      noted,
    ]),
  );
  const byTable = table(
    ['table', 'added', 'changed', 'removed', 'now'],
    tables.map((name) => [
      name,
      changes[name].added,
      changes[name].changed,
      changes[name].removed,
      stored[name],
    ]),
  );
  const kept = stored.api_orders;
  return [
    byFile,
    byTable,
    ...(kept > 0 ? [`${count(kept)} orders recorded through the API were kept.`] : []),
    changed ? 'Imported.' : 'Nothing changed: the database held all of it already.',
  ].join('\n');
}

function sumByGroup(files: readonly FileSummary[]): readonly FileSummary[] {
  const sum = (members: readonly FileSummary[], count: keyof OutcomeCounts | 'rows') =>
    members.reduce((total, member) => total + member[count], 0);
  return [...groupBy(files, ({ file }) => fileGroup(file))].map(([file, members]) => ({
    file,
    rows: sum(members, 'rows'),
    rejected: sum(members, 'rejected'),
    duplicate: sum(members, 'duplicate'),
    noted: sum(members, 'noted'),
  }));
}

function table(head: string[], rows: readonly (readonly (string | number)[])[]): string {
  const right = head.slice(1).map(() => 'right' as const);
  const result = new Table({
    head,
    colAligns: ['left', ...right],
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    result.push(row.map((cell) => (typeof cell === 'number' ? count(cell) : cell)));
  }
  return result.toString();
}

const count = (value: number) => value.toLocaleString('en');
