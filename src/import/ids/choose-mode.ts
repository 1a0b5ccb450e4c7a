import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import type { ImportContext } from '../import-context';
import type { IdKind } from './id-kind';

/** Whether the stored rows allow numeric mode. */
export async function isNumericDatabase(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ numeric: boolean }>(readSql(__dirname, 'is-numeric'));
  return rows[0].numeric;
}

/**
 * Aliases decide how files are read, so they become part of the files' fingerprints: rows that an earlier run staged
 * under other aliases are read again.
 */
export async function inNumericMode(context: ImportContext): Promise<ImportContext> {
  const { rows } = await context.client.query<{ kind: IdKind; number: number; key: number }>(
    readSql(__dirname, 'aliases'),
  );
  if (rows.length === 0) return { ...context, ids: { name: 'numeric', aliases: {} } };
  const aliases: Partial<Record<IdKind, Map<number, number>>> = {};
  for (const { kind, number, key } of rows) (aliases[kind] ??= new Map()).set(number, key);
  const files = context.files.map((file) => ({
    ...file,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([file.fingerprint, rows]))
      .digest('hex'),
  }));
  return { ...context, files, ids: { name: 'numeric', aliases } };
}
