/**
 * Reads users together with the version of the shared data, in one statement. One reader serves the whole process, so that
 * concurrent requests share a statement. It caches nothing.
 */
import type { Pool } from 'pg';
import type { UserModel } from '../../db/generated/models';
import { Coalescer } from '../../lib/coalescer';
import { readSql } from '../../lib/read-sql';

/** A user with the version of the shared data that was read in the same statement. */
export type VersionedUser = UserModel & { readonly sharedVersion: string };

export interface FoundUser {
  /** Null if no user has the id. */
  readonly user: VersionedUser | null;
  /** Version of the data that all users share; known even if the user does not exist. */
  readonly sharedVersion: string;
}

export interface FoundUsers {
  readonly users: readonly VersionedUser[];
  readonly sharedVersion: string;
}

export interface UserReader {
  /** @param uuids in lower case; the result has their order */
  loadMany: (uuids: readonly string[]) => Promise<readonly FoundUser[]>;
  /** @param externalIds in their canonical form (src/orders/external-id.ts); the result has their order */
  loadManyByExternalId: (externalIds: readonly string[]) => Promise<readonly FoundUser[]>;
  /** Users in the order of their internal keys. @param after key of the last user of the previous page; null for the first */
  page: (after: number | null, limit: number) => Promise<FoundUsers>;
}

type Row = VersionedUser | { readonly id: null; readonly sharedVersion: string };

/** A lookup takes about a millisecond; one that takes this long indicates a problem of the database. */
const TIMEOUT_MS = 10_000;

const BELOW_ALL_IDS = -(2 ** 31);

export function createUserReader(pool: Pool): UserReader {
  const read = async (name: string, values: unknown[]): Promise<FoundUsers> => {
    const { rows } = await pool.query<Row>({ name, text: readSql(__dirname, name), values });
    const users = rows.filter((row) => row.id !== null);
    return { users, sharedVersion: rows[0].sharedVersion };
  };
  const lookUp = (name: string, idOf: (user: VersionedUser) => string) =>
    new Coalescer<string, FoundUser>({
      maxKeys: 500,
      maxCalls: 2,
      maxQueued: 10_000,
      timeoutMs: TIMEOUT_MS,
      work: async (ids) => {
        const { users, sharedVersion } = await read(name, [[...new Set(ids)]]);
        const found = new Map(users.map((user) => [idOf(user), user]));
        return ids.map((id) => ({ user: found.get(id) ?? null, sharedVersion }));
      },
    });
  const byUuid = lookUp('users-by-uuid', ({ uuid }) => uuid);
  const byExternalId = lookUp('users-by-external-id', ({ externalId }) => externalId);
  return {
    loadMany: (uuids) => byUuid.loadMany(uuids),
    loadManyByExternalId: (ids) => byExternalId.loadMany(ids),
    page: (after, limit) => read('users-page', [after ?? BELOW_ALL_IDS, limit]),
  };
}
