/** Creates and changes users. Nothing is written for a user who stays the same. */
import type { Pool, PoolClient } from 'pg';
import { retryConflicts } from '../../db/retry-conflicts';
import { inTransaction } from '../../db/views/view-relations';
import { readSql } from '../../lib/read-sql';
import { findErased } from '../../users/erased-users';
import { userUuid } from '../../users/user-uuid';
import { ApiError } from '../errors';

const personalFields = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'streetAddress',
  'city',
  'postalCode',
  'country',
] as const;

type PersonalFields = { readonly [Name in (typeof personalFields)[number]]?: string | null | undefined };

/** A missing value leaves what is stored; null clears it. */
export interface UserChange extends PersonalFields {
  /** Canonical. */
  readonly externalId: string;
}

export interface UpsertedUser {
  readonly key: number;
  readonly uuid: string;
  readonly created: boolean;
}

export interface UserStore {
  readonly pool: Pool;
  /** USER_UUID_NAMESPACE. */
  readonly namespace: string;
}

/**
 * All or nothing, except for users who were erased.
 *
 * @param changes of a user who occurs repeatedly are applied one after the other
 * @returns for each change, in order; an error USER_ERASED for an erased user
 */
export function upsertUsers(
  { pool, namespace }: UserStore,
  changes: readonly UserChange[],
): Promise<readonly (UpsertedUser | ApiError)[]> {
  return retryConflicts(() => inTransaction(pool, (client) => upsertWithin(client, namespace, changes)));
}

/** Within an open transaction. */
export async function upsertWithin(
  client: PoolClient,
  namespace: string,
  changes: readonly UserChange[],
): Promise<readonly (UpsertedUser | ApiError)[]> {
  const ids = [...new Set(changes.map(({ externalId }) => externalId))];
  const { rows } = await client.query<StoredUser>(readSql(__dirname, 'stored-users'), [ids]);
  const stored = new Map(rows.map((row) => [row.externalId, row]));
  const wanted = new Map<string, UserRow>();
  for (const change of changes) {
    const { externalId } = change;
    const before = wanted.get(externalId) ?? stored.get(externalId) ?? blank(namespace, externalId);
    wanted.set(externalId, changed(before, change));
  }
  await update(client, wanted, stored);
  const created = await insert(
    client,
    namespace,
    [...wanted.values()].filter((row) => !stored.has(row.externalId)),
  );
  const first = new Set(created.keys());
  return changes.map(({ externalId }) => {
    const key = stored.get(externalId)?.key ?? created.get(externalId);
    const { uuid } = wanted.get(externalId) as UserRow;
    return key === undefined ? erased() : { key, uuid, created: first.delete(externalId) };
  });
}

type UserRow = { readonly [Name in (typeof personalFields)[number]]: string | null } & {
  readonly externalId: string;
  readonly uuid: string;
};

type StoredUser = UserRow & { readonly key: number };

const blank = (namespace: string, externalId: string): UserRow => ({
  ...{ externalId, uuid: userUuid(namespace, externalId) },
  ...{ firstName: null, lastName: null, email: null, phone: null },
  ...{ streetAddress: null, city: null, postalCode: null, country: null },
});

function changed(row: UserRow, change: UserChange): UserRow {
  const given = personalFields.filter((name) => change[name] !== undefined);
  return { ...row, ...Object.fromEntries(given.map((name) => [name, change[name] ?? null])) };
}

async function update(
  client: PoolClient,
  wanted: ReadonlyMap<string, UserRow>,
  stored: ReadonlyMap<string, StoredUser>,
): Promise<void> {
  const rows = [...stored.values()].flatMap((before) => {
    const row = wanted.get(before.externalId) ?? before;
    return personalFields.every((name) => row[name] === before[name]) ? [] : [{ ...row, key: before.key }];
  });
  if (rows.length > 0) await client.query(readSql(__dirname, 'update-users'), [JSON.stringify(rows)]);
}

/** @returns keys by external id; erased users are left out */
async function insert(
  client: PoolClient,
  namespace: string,
  added: readonly UserRow[],
): Promise<ReadonlyMap<string, number>> {
  if (added.length === 0) return new Map();
  const { rows } = await client.query<{ key: number; externalId: string }>(
    readSql(__dirname, 'insert-users'),
    [JSON.stringify(added)],
  );
  const query = {
    $queryRawUnsafe: async <T>(text: string, ...values: unknown[]) =>
      (await client.query(text, values)).rows as T,
  };
  // Only now: the insert has waited for an erasure of the same user in progress.
  const gone = await findErased(
    query as unknown as Parameters<typeof findErased>[0],
    namespace,
    rows.map(({ externalId }) => externalId),
  );
  if (gone.size > 0) await client.query('delete from users where external_id = any($1)', [[...gone]]);
  return new Map(
    rows.filter(({ externalId }) => !gone.has(externalId)).map(({ key, externalId }) => [externalId, key]),
  );
}

/** The message does not repeat the id, which can be an e-mail address. */
const erased = () =>
  new ApiError(
    'USER_ERASED',
    'externalId: expected a user who was not erased, got an erased one. Use another external id for a new user',
  );
