/**
 * The staging area: tables in a separate schema that outlive the connection. Each file is loaded in one transaction and
 * recorded in `source_files`; steps over several files are recorded in `steps`. This lets the next import resume after
 * a kill, and the shop's tables do not change before the last transaction.
 */
import type { PoolClient } from 'pg';
import { readSql } from '../lib/read-sql';
import { fileKinds } from './file-kind';
import type { FileKind } from './file-kind';
import { textTable } from './ids/id-kind';
import type { IdMode } from './ids/id-kind';
import type { PlannedFile } from './planned-file';

const SCHEMA = 'import_staging';

/** Increase this when the meaning of staged rows changes, so that rows staged by an older version are dropped. */
export const STAGING_FORMAT = '2';

/** From here on, unqualified names refer to staging tables first, and new tables are created in the staging schema. */
export async function enterStagingArea(client: PoolClient): Promise<void> {
  await client.query(`create schema if not exists ${SCHEMA}`);
  await client.query(`set search_path = ${SCHEMA}, public`);
  await client.query(`set client_min_messages = warning`);
  const { rows } = await client.query<{ ready: boolean }>(
    `select to_regclass('${SCHEMA}.steps') is not null as ready`,
  );
  if (!rows[0].ready) await resetStagingArea(client);
}

/** For the last transaction, in which new tables and views belong to the shop. */
export async function createInPublicSchema(client: PoolClient): Promise<void> {
  await client.query(`set local search_path = public, ${SCHEMA}`);
}

export async function dropStagingArea(client: PoolClient): Promise<void> {
  await client.query(`drop schema if exists ${SCHEMA} cascade`);
}

/** Drops all staged rows and records, as for a new import. */
export async function resetStagingArea(client: PoolClient): Promise<void> {
  const tables = ['source_files', 'steps', 'findings', 'unchanged_orders', 'staged_user_uuids'];
  await client.query('begin');
  await dropStagingArea(client);
  await client.query(`create schema ${SCHEMA}`);
  for (const table of tables) await client.query(readSql(__dirname, `staging/${table}`));
  await client.query('commit');
}

/**
 * Discards the tables of loaded files that have changed since, including other files loaded into the same table.
 *
 * @param tableOf the staging table of a file
 */
export async function discardChangedFiles(
  client: PoolClient,
  files: readonly PlannedFile[],
  tableOf: (file: PlannedFile) => string,
): Promise<void> {
  const { rows } = await client.query<{ file: number; name: string; staging: string; fingerprint: string }>(
    'select file, name, staging, fingerprint from source_files',
  );
  const changed = rows.filter((loaded) => {
    const file = files.find(({ number }) => number === loaded.file);
    if (file?.name !== loaded.name || file.fingerprint !== loaded.fingerprint) return true;
    return tableOf(file) !== loaded.staging;
  });
  for (const table of new Set(changed.map(({ staging }) => staging))) await discardTable(client, table);
}

/** @returns the number of rows of each loaded file, by file number */
export async function readLoadedFiles(client: PoolClient): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ file: number; rows: number }>('select file, rows from source_files');
  return new Map(rows.map(({ file, rows: count }) => [file, count]));
}

/** Must run in the transaction that loads the rows. */
export async function recordLoadedFile(client: PoolClient, file: PlannedFile, table: string, rows: number) {
  await client.query(
    'insert into source_files (file, name, staging, fingerprint, rows) values ($1, $2, $3, $4, $5)',
    [file.number, file.name, table, file.fingerprint, rows],
  );
}

/** @returns the fingerprint of the step's input; undefined if the step has not been completed */
export async function completedStep(client: PoolClient, step: string): Promise<string | undefined> {
  const { rows } = await client.query<{ fingerprint: string }>(
    'select fingerprint from steps where name = $1',
    [step],
  );
  return rows[0]?.fingerprint;
}

/** Must run in the transaction that performs the step. */
export async function recordStep(client: PoolClient, step: string, fingerprint: string): Promise<void> {
  await client.query('insert into steps (name, fingerprint) values ($1, $2)', [step, fingerprint]);
}

/**
 * Creates a staging table unless it exists. If wal_level is minimal, a table that is created and filled in one
 * transaction needs no write-ahead log.
 *
 * @returns whether the table was created
 */
export async function ensureTable(client: PoolClient, table: string): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('${SCHEMA}.${table}') is not null as exists`,
  );
  if (rows[0].exists) return false;
  const kind = fileKinds.find(({ staging }) => textTable(staging) === table);
  await (kind ? createTextTable(client, kind) : client.query(readSql(__dirname, `staging/${table}`)));
  return true;
}

/** The table of a kind of file, with external ids instead of keys. */
async function createTextTable(client: PoolClient, { staging, columns }: FileKind): Promise<void> {
  const table = textTable(staging);
  await ensureTable(client, staging);
  await client.query(`create table ${table} (like ${staging} including defaults)`);
  for (const { target, id } of columns) {
    if (id !== undefined)
      await client.query(`alter table ${table} alter column ${target} type text collate "C"`);
  }
}

/** Creates empty tables for the kinds without a file, and updates the planner's statistics of all. */
export async function ensureAllTables(client: PoolClient, { name }: IdMode): Promise<void> {
  for (const { staging } of fileKinds) {
    for (const table of name === 'text' ? [staging, textTable(staging)] : [staging]) {
      await ensureTable(client, table);
      await client.query(`analyze ${table}`);
    }
  }
}

/** Drops a staging table with the records and findings of its files. */
export async function discardTable(client: PoolClient, table: string): Promise<void> {
  await client.query('begin');
  await client.query(`drop table if exists ${table}`);
  await client.query(
    'delete from findings using source_files source where findings.file = source.file and source.staging = $1',
    [table],
  );
  await client.query('delete from source_files where staging = $1', [table]);
  await client.query('commit');
}
