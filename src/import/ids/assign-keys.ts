/**
 * Text mode: maps the external ids in the files to keys, and fills the usual staging tables. The rest of the import sees
 * only keys. Must run in the last transaction, because rows may be created through the API at any time.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import { fileKinds, targetsOf } from '../file-kind';
import type { FileKind } from '../file-kind';
import { DECIMAL_IDS_NOTE } from './decimal-ids';
import { idKinds, textTable } from './id-kind';
import type { IdKind } from './id-kind';

export async function assignKeys(client: PoolClient): Promise<void> {
  for (const kind of idKinds) await createKeys(client, kind);
  for (const kind of fileKinds) {
    await client.query(fillTable(kind));
    await client.query(`analyze ${kind.staging}`);
  }
}

async function createKeys(client: PoolClient, kind: IdKind): Promise<void> {
  const columns = fileKinds.flatMap((file) =>
    file.columns
      .filter(({ id }) => id === kind)
      .map(({ name, target }) => ({ table: file.staging, name, target })),
  );
  const ids = columns.map(({ table, target }) => `select ${target} as id from ${textTable(table)}`);
  await client.query(
    fill('create-keys', {
      kind,
      ids: ids.join('\n  union\n  '),
      // A recorded order keeps its own key: recorded-orders.ts decides whether it is the order in the files.
      stored: kind === 'order' ? 'stored.id >= 0' : 'true',
    }),
  );
  await client.query(fill('index-keys', { kind }));
  const { rowCount } = await client.query(`select from ${kind}_keys where id <> external_id limit 1`);
  if (!rowCount) return;
  for (const { table, name, target } of columns) {
    const sql = fill('note-decimals', { kind, table, column: target });
    await client.query(sql, [name, DECIMAL_IDS_NOTE]);
  }
}

function fillTable({ staging, columns }: FileKind): string {
  const values: string[] = [];
  const joins: string[] = [];
  for (const column of columns) {
    const { target, id } = column;
    values.push(
      ...(id === undefined ? targetsOf(column).map((name) => `rows.${name}`) : [`${target}_keys.key`]),
    );
    if (id !== undefined) joins.push(`join ${id}_keys ${target}_keys on ${target}_keys.id = rows.${target}`);
  }
  return fill('fill-table', {
    table: staging,
    columns: columns.flatMap(targetsOf).join(', '),
    values: values.join(', '),
    joins: joins.join('\n'),
  });
}

/** Replaces {{names}} with trusted text. */
function fill(name: string, parts: Readonly<Record<string, string>>): string {
  return readSql(__dirname, name).replace(/\{\{(\w+)\}\}/g, (_whole, part: string) => parts[part]);
}
