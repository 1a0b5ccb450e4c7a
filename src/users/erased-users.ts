/**
 * Users whose data was erased. Of each, only a hash of the external id remains, so that neither an import nor a call of the
 * API brings the user back.
 */
import { createHash } from 'node:crypto';
import type { Prisma } from '../db/generated/client';
import { readSql } from '../lib/read-sql';

/** SHA-256, as in the table erased_users. The namespace (USER_UUID_NAMESPACE) keeps hashes of two shops apart. */
export function erasedHash(namespace: string, externalId: string): Buffer {
  return createHash('sha256').update(`${namespace}:${externalId}`, 'utf8').digest();
}

/**
 * Which of the external ids belong to erased users. When creating users, call this in the same transaction **after** inserting
 * them: the insert waits for an erasure of the same user in progress, whose hash is visible then.
 *
 * @param externalIds canonical (src/orders/external-id.ts)
 */
export async function findErased(
  transaction: Pick<Prisma.TransactionClient, '$queryRawUnsafe'>,
  namespace: string,
  externalIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (externalIds.length === 0) return new Set();
  const idOf = new Map(externalIds.map((id) => [erasedHash(namespace, id).toString('hex'), id]));
  const rows = await transaction.$queryRawUnsafe<{ hash: string }[]>(readSql(__dirname, 'erased-among'), [
    ...idOf.keys(),
  ]);
  return new Set(rows.map(({ hash }) => idOf.get(hash) as string));
}
