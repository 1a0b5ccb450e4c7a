/** The result of an import, and its description for the command line. */
import Table from 'cli-table3';
import { groupBy } from '../lib/group-by';
import { fileGroup } from './data-folder';
import type { GroupedFindings, OutcomeCounts } from './findings-log';
import { describeLog } from './logs/describe-log';
import type { LogSummary } from './logs/log-summary';
import { tables } from './merge';
import type { Table as TableName, TableChanges } from './merge';
import { describeUnread } from './unread-files';
import type { UnreadFile } from './unread-files';

export interface FileSummary extends OutcomeCounts {
  readonly file: string;
  /** All rows except the header, including rejected ones. */
  readonly rows: number;
}

/** Rows in each table after the import. */
export type StoredRows = Readonly<Record<TableName | 'api_orders', number>>;

/** The effect of importing the files. */
export interface ImportResult {
  readonly files: readonly FileSummary[];
  readonly changes: Readonly<Record<TableName, TableChanges>>;
  readonly changed: boolean;
  readonly stored: StoredRows;
  /** Unusual changes that were imported. */
  readonly warnings: readonly string[];
  /** Rows that were left out on purpose. */
  readonly notes: readonly string[];
  /** What was found in a transaction log, if one was imported. */
  readonly log?: LogSummary;
  /** Whether this is what an import would do. */
  readonly check?: boolean;
}

/** The result, and how the files of the folder were interpreted. */
export interface ImportSummary extends ImportResult {
  /** What each row of a file was read as, such as `order item`. */
  readonly read: readonly { readonly name: string; readonly row: string }[];
  readonly unread: readonly UnreadFile[];
  readonly findings: readonly GroupedFindings[];
}

/** A table by file, a table by database table, the files that were not read, warnings, and a closing sentence. */
export function describeImport(summary: ImportSummary): string {
  const { files, changes, changed, stored, warnings, notes, read, unread, log, check } = summary;
  const rowOf = new Map(read.map(({ name, row }) => [fileGroup(name), row]));
  const byFile = table(
    ['file', 'rows', 'rejected', 'duplicate', 'noted', 'each row read as'],
    sumByGroup(files).map(({ file, rows, rejected, duplicate, noted }) => [
      file,
      rows,
      rejected,
      duplicate,
      noted,
      rowOf.get(file) ?? '',
    ]),
    'left',
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
    ...(unread.length > 0 ? [describeUnread(unread)] : []),
    ...warnings.map((warning) => `Warning: ${warning}`),
    ...(log ? describeLog(log) : []),
    ...notes,
    ...(kept > 0 ? [`${count(kept)} orders recorded through the API were kept.`] : []),
    closingSentence(changed, check ?? false),
  ].join('\n');
}

function closingSentence(changed: boolean, check: boolean): string {
  if (check) {
    return changed
      ? 'Checked: nothing was changed. The second table shows what an import would change.'
      : 'Checked: an import would change nothing.';
  }
  return changed ? 'Imported.' : 'Nothing changed: the database already contains all of these rows.';
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

function table(
  head: string[],
  rows: readonly (readonly (string | number)[])[],
  last: 'left' | 'right' = 'right',
): string {
  const right = [...head.slice(2).map(() => 'right' as const), last];
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
