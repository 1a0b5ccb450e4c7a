import type { PoolClient } from 'pg';
import { readSql } from '../../lib/read-sql';
import { idKinds } from './id-kind';
import type { IdKind, IdMode } from './id-kind';

/**
 * Creates the functions of the staging schema with which statements translate between keys and external ids:
 * `shown_user(key)` and so on, and `key_of_order(external id)`. In text mode, assign-keys.ts must have run in the same
 * transaction.
 */
export async function defineShownIds(client: PoolClient, { name }: IdMode): Promise<void> {
  for (const kind of idKinds) {
    await client.query(readSql(__dirname, `shown-${name}`).replaceAll('{{kind}}', kind));
  }
  await client.query(readSql(__dirname, `order-key-${name}`));
}

/** An expression for the external id of a new row, whose key is not negative. */
export function externalIdOf(kind: IdKind, key: string, { name }: IdMode): string {
  return name === 'numeric'
    ? `${key}::text`
    : `(select keys.external_id from ${kind}_keys keys where keys.key = ${key} limit 1)`;
}
