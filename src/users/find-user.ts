import type { Pool, PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import { canonicalExternalId } from '../orders/external-id';

/** One of the two ids by which clients and operators know a user. */
export type UserReference =
  | {
      /** In any case. */
      readonly uuid: string;
    }
  | { readonly externalId: string };

export interface FoundUser {
  readonly key: number;
  readonly uuid: string;
  readonly externalId: string;
}

/** @param forUpdate whether to lock the row until the transaction ends */
export async function findUser(
  database: Pool | PoolClient,
  reference: UserReference,
  { forUpdate = false } = {},
): Promise<FoundUser | null> {
  const externalId = 'externalId' in reference ? canonicalExternalId(reference.externalId) : null;
  if (externalId === undefined) return null;
  const sql = readSql(__dirname, 'find-user');
  const { rows } = await database.query<FoundUser>(forUpdate ? `${sql} for update` : sql, [
    'uuid' in reference ? reference.uuid : null,
    externalId,
  ]);
  return rows[0] ?? null;
}
