/**
 * Where an import keeps what it has read: tables in a schema of their own, which outlive the connection. Each file is
 * staged in one transaction and noted in `source_files`; steps over several files are noted in `steps`. So an import
 * that was killed goes on where it was, and the shop's own tables do not change before the last transaction.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import { fileKinds } from './file-kind';
import type { PlannedFile } from './planned-file';

const schema = 'import_staging';

/** To be raised when the meaning of staged rows changes: what an older program staged is then dropped. */
export const stagingFormat = '1';

/** Staging tables are found by their bare names, and made where they belong, from now on. */
export async function enterStagingArea(client: PoolClient): Promise<void> {
  await client.query(`create schema if not exists ${schema}`);
  await client.query(`set search_path = ${schema}, public`);
  await client.query(`set client_min_messages = warning`);
  const { rows } = await client.query<{ ready: boolean }>(
    `select to_regclass('${schema}.steps') is not null as ready`,
  );
  if (!rows[0].ready) await emptyStagingArea(client);
}

/** For the last transaction, in which new tables and views are the shop's again. */
export async function makeInPublic(client: PoolClient): Promise<void> {
  await client.query(`set local search_path = public, ${schema}`);
}

export async function dropStagingArea(client: PoolClient): Promise<void> {
  await client.query(`drop schema if exists ${schema} cascade`);
}

/** Forgets everything: as a new import finds it. */
export async function emptyStagingArea(client: PoolClient): Promise<void> {
  const tables = ['source_files', 'steps', 'findings', 'unchanged_orders', 'staged_user_uuids'];
  await client.query('begin');
  await dropStagingArea(client);
  await client.query(`create schema ${schema}`);
  for (const table of tables) await client.query(readSql(__dirname, `staging/${table}`));
  await client.query('commit');
}

/**
 * Forgets staged files that are not as they were, and with them those of the same table.
 *
 * @param tableOf where the rows of a file belong
 */
export async function forgetOtherFiles(
  client: PoolClient,
  files: readonly PlannedFile[],
  tableOf: (file: PlannedFile) => string,
): Promise<void> {
  const { rows } = await client.query<{ file: number; name: string; staging: string; fingerprint: string }>(
    'select file, name, staging, fingerprint from source_files',
  );
  const changed = rows.filter((staged) => {
    const file = files.find(({ number }) => number === staged.file);
    if (file?.name !== staged.name || file.fingerprint !== staged.fingerprint) return true;
    return tableOf(file) !== staged.staging;
  });
  for (const table of new Set(changed.map(({ staging }) => staging))) await forgetTable(client, table);
}

/** @returns the rows of each file that is staged, by number */
export async function stagedFiles(client: PoolClient): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ file: number; rows: number }>('select file, rows from source_files');
  return new Map(rows.map(({ file, rows: count }) => [file, count]));
}

/** In the transaction that brings the rows. */
export async function noteStaged(client: PoolClient, file: PlannedFile, table: string, rows: number) {
  await client.query(
    'insert into source_files (file, name, staging, fingerprint, rows) values ($1, $2, $3, $4, $5)',
    [file.number, file.name, table, file.fingerprint, rows],
  );
}

/** @returns the fingerprint that the step was done with; undefined when it was not */
export async function stepDone(client: PoolClient, step: string): Promise<string | undefined> {
  const { rows } = await client.query<{ fingerprint: string }>(
    'select fingerprint from steps where name = $1',
    [step],
  );
  return rows[0]?.fingerprint;
}

/** In the transaction that does it. */
export async function noteStep(client: PoolClient, step: string, fingerprint: string): Promise<void> {
  await client.query('insert into steps (name, fingerprint) values ($1, $2)', [step, fingerprint]);
}

/**
 * Makes a staging table unless it is there. A table that is made and filled in one transaction needs no write-ahead
 * log where wal_level is minimal.
 *
 * @returns whether it was made now
 */
export async function ensureTable(client: PoolClient, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('${schema}.${table}') is not null as there`,
  );
  if (rows[0].there) return false;
  await client.query(readSql(__dirname, `staging/${table}`));
  return true;
}

/** The tables of kinds without a file stay empty; of all, the planner learns how large they are. */
export async function completeTables(client: PoolClient): Promise<void> {
  for (const { staging } of fileKinds) {
    await ensureTable(client, staging);
    await client.query(`analyze ${staging}`);
  }
}

/** Forgets what was staged into one table. */
export async function forgetTable(client: PoolClient, table: string): Promise<void> {
  await client.query('begin');
  await client.query(`drop table if exists ${table}`);
  await client.query(
    'delete from findings using source_files source where findings.file = source.file and source.staging = $1',
    [table],
  );
  await client.query('delete from source_files where staging = $1', [table]);
  await client.query('commit');
}
