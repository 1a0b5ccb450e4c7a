/**
 * Users by UUID for the whole process: requests of the same moment share a statement, which also tells how new the data
 * is. Nothing is remembered.
 */
import type { Pool } from 'pg';
import type { UserModel } from '../../db/generated/models';
import { Coalescer } from '../../lib/coalescer';
import { readSql } from '../../lib/read-sql';
import { toUser, type User } from '../types/user.type';

export interface FoundUser {
  /** Null when nobody has the UUID. */
  readonly user: User | null;
  /** Version of everybody's data at a moment after the question. */
  readonly everybody: string;
}

export type UserReader = Pick<Coalescer<string, FoundUser>, 'load' | 'loadMany' | 'stats'>;

type Row = { readonly everybody: string } & ({ readonly id: null } | UserModel);

/** A look-up takes a millisecond; who waits this long has met a database in trouble. */
const patienceMs = 10_000;

/** @returns keys are UUIDs in lower case */
export function createUserReader(pool: Pool): UserReader {
  const text = readSql(__dirname, 'users-by-uuid');
  return new Coalescer<string, FoundUser>({
    mostKeys: 500,
    mostCalls: 2,
    mostWaiting: 10_000,
    patienceMs,
    work: async (uuids) => {
      const { rows } = await pool.query<Row>({ name: 'users-by-uuid', text, values: [[...new Set(uuids)]] });
      const users = new Map<string, User>();
      for (const { everybody, ...row } of rows) {
        if (row.id !== null) users.set(row.uuid, toUser(row, everybody));
      }
      return uuids.map((uuid) => ({ user: users.get(uuid) ?? null, everybody: rows[0].everybody }));
    },
  });
}
