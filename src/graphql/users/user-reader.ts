/**
 * Users for the whole process, each with the versions of the data behind its answers, read in the same statement. Nothing
 * is remembered.
 */
import type { Pool } from 'pg';
import type { UserModel } from '../../db/generated/models';
import { Coalescer } from '../../lib/coalescer';
import { readSql } from '../../lib/read-sql';
import { toUser } from './user.type';
import type { User } from './user.type';

export interface FoundUser {
  /** Null when nobody has the UUID. */
  readonly user: User | null;
  /** Version of everybody's data at a moment after the question. */
  readonly everybody: string;
}

export interface FoundUsers {
  readonly users: readonly User[];
  readonly everybody: string;
}

export interface UserReader {
  /** By UUID in lower case, in order; requests of the same moment share a statement. */
  loadMany(uuids: readonly string[]): Promise<readonly FoundUser[]>;
  /** In the order of the import's ids, beginning after one of them; null begins with the first. */
  page(after: number | null, most: number): Promise<FoundUsers>;
}

type Row = { readonly everybody: string } & ({ readonly id: null } | UserModel);

/** A lookup takes about a millisecond; one that takes this long means that the database has a problem. */
const timeoutMs = 10_000;

const belowAllIds = -(2 ** 31);

export function createUserReader(pool: Pool): UserReader {
  const read = async (name: string, values: unknown[]): Promise<FoundUsers> => {
    const { rows } = await pool.query<Row>({ name, text: readSql(__dirname, name), values });
    const users = rows.flatMap(({ everybody, ...row }) => (row.id === null ? [] : [toUser(row, everybody)]));
    return { users, everybody: rows[0].everybody };
  };
  const byUuid = new Coalescer<string, FoundUser>({
    maxKeys: 500,
    maxCalls: 2,
    maxQueued: 10_000,
    timeoutMs,
    work: async (uuids) => {
      const { users, everybody } = await read('users-by-uuid', [[...new Set(uuids)]]);
      const found = new Map(users.map((user) => [user.id, user]));
      return uuids.map((uuid) => ({ user: found.get(uuid) ?? null, everybody }));
    },
  });
  return {
    loadMany: (uuids) => byUuid.loadMany(uuids),
    page: (after, most) => read('users-page', [after ?? belowAllIds, most]),
  };
}
