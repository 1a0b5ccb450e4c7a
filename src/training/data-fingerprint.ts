import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { readSql } from '../lib/read-sql';

/** Identifies the data that a model was trained on: it changes if an order or item is added, changed or removed. */
export async function dataFingerprint(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ fingerprint: string }>(readSql(__dirname, 'data-fingerprint'));
  return createHash('sha256').update(rows[0].fingerprint).digest('hex').slice(0, 16);
}
