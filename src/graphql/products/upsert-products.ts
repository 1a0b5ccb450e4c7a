/**
 * Creates and changes products. Nothing is written for a product that stays the same. A trigger increments the version of
 * the shared data, so that no instance returns an answer that was computed before the change.
 */
import type { Pool, PoolClient } from 'pg';
import { retryConflicts } from '../../db/retry-conflicts';
import { inTransaction } from '../../db/views/view-relations';
import { readSql } from '../../lib/read-sql';
import { ApiError } from '../errors';
import { categoryKeys, UNCATEGORISED } from './category-keys';

/** A missing value leaves what is stored; null clears it. */
export interface ProductChange {
  /** Canonical. */
  readonly externalId: string;
  readonly name?: string | undefined;
  readonly price?: number | null | undefined;
  readonly available?: boolean | undefined;
  /** Names. */
  readonly aisle?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly imageUrl?: string | null | undefined;
}

export interface UpsertedProduct {
  readonly key: number;
  readonly created: boolean;
}

/**
 * All or nothing, except for new products without a name.
 *
 * @param changes of a product that occurs repeatedly are applied one after the other
 * @returns for each change, in order; an error BAD_USER_INPUT for a new product without a name
 */
export function upsertProducts(
  pool: Pool,
  changes: readonly ProductChange[],
): Promise<readonly (UpsertedProduct | ApiError)[]> {
  const merged = new Map<string, ProductChange>();
  for (const change of changes) {
    merged.set(change.externalId, { ...merged.get(change.externalId), ...withoutUndefined(change) });
  }
  return retryConflicts(() =>
    inTransaction(pool, async (client) => {
      const stored = await readStored(client, [...merged.keys()]);
      const rows = await toRows(client, [...merged.values()], stored);
      await update(client, rows, stored);
      const created = await insert(client, rows, stored);
      const first = new Set(created.keys());
      return changes.map(({ externalId }) => {
        const key = stored.get(externalId)?.key ?? created.get(externalId);
        return key === undefined ? nameless(externalId) : { key, created: first.delete(externalId) };
      });
    }),
  );
}

interface Row {
  readonly externalId: string;
  readonly name: string;
  readonly price: number | null;
  readonly available: boolean;
  readonly availabilitySource: 'file' | 'catalogue' | 'api';
  readonly aisleKey: number;
  readonly departmentKey: number;
  readonly description: string | null;
  readonly imageUrl: string | null;
}

type StoredRow = Row & { readonly key: number };

async function readStored(
  client: PoolClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredRow>> {
  const { rows } = await client.query<StoredRow>(readSql(__dirname, 'stored-products'), [ids]);
  return new Map(rows.map((row) => [row.externalId, row]));
}

async function toRows(
  client: PoolClient,
  changes: readonly ProductChange[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<readonly Row[]> {
  const complete = changes.filter(({ externalId, name }) => stored.has(externalId) || name !== undefined);
  const nameOf = (kind: 'aisle' | 'department', change: ProductChange) => {
    const given = change[kind];
    return given === undefined && stored.has(change.externalId) ? null : (given ?? UNCATEGORISED);
  };
  const keysOf = async (table: 'aisles' | 'departments', kind: 'aisle' | 'department') =>
    categoryKeys(
      client,
      table,
      complete.map((change) => nameOf(kind, change)).filter((name) => name !== null),
    );
  const aisles = await keysOf('aisles', 'aisle');
  const departments = await keysOf('departments', 'department');
  return complete.map((change): Row => {
    const { externalId, available } = change;
    const row = stored.get(externalId);
    const aisle = nameOf('aisle', change);
    const department = nameOf('department', change);
    return {
      externalId,
      name: change.name ?? (row?.name as string),
      price: orStored(roundPrice(change.price), row?.price),
      available: available ?? row?.available ?? true,
      availabilitySource: available === undefined ? (row?.availabilitySource ?? 'api') : 'api',
      aisleKey: (aisle === null ? row?.aisleKey : aisles.get(aisle)) as number,
      departmentKey: (department === null ? row?.departmentKey : departments.get(department)) as number,
      description: orStored(change.description, row?.description),
      imageUrl: orStored(change.imageUrl, row?.imageUrl),
    };
  });
}

async function update(
  client: PoolClient,
  rows: readonly Row[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<void> {
  const changed = rows.flatMap((row) => {
    const before = stored.get(row.externalId);
    if (!before) return [];
    const isSame = (Object.keys(row) as (keyof Row)[]).every((name) => row[name] === before[name]);
    return isSame ? [] : [{ key: before.key, ...row }];
  });
  if (changed.length === 0) return;
  await client.query(readSql(__dirname, 'update-products'), [JSON.stringify(changed)]);
}

async function insert(
  client: PoolClient,
  rows: readonly Row[],
  stored: ReadonlyMap<string, StoredRow>,
): Promise<ReadonlyMap<string, number>> {
  const added = rows.filter(({ externalId }) => !stored.has(externalId));
  if (added.length === 0) return new Map();
  const { rows: inserted } = await client.query<{ key: number; externalId: string }>(
    readSql(__dirname, 'insert-products'),
    [JSON.stringify(added)],
  );
  return new Map(inserted.map(({ key, externalId }) => [externalId, key]));
}

/** Prices are stored in hundredths. */
function roundPrice(price: number | null | undefined): number | null | undefined {
  return typeof price === 'number' ? Math.round(price * 100) / 100 : price;
}

const orStored = <T>(given: T | null | undefined, stored: T | null | undefined): T | null =>
  given === undefined ? (stored ?? null) : given;

function withoutUndefined(change: ProductChange): ProductChange {
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as unknown as ProductChange;
}

const nameless = (externalId: string) =>
  new ApiError(
    'BAD_USER_INPUT',
    `name: expected a name, because no product has the id ${externalId}, got none. Send the name, or correct the id`,
  );
