/** A database as an earlier release left it, migrated to this one. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOn, bulkPool, prismaDir, viewsDir } from '../../src/db/database';
import type { Database } from '../../src/db/database';
import { buildViews } from '../../src/db/views/build-views';
import { onServer, testServerUrl } from '../setup/test-server';

/**
 * @param name of the database; dropped when it is closed
 * @param migration the first migration that the earlier release did not have
 * @param rows SQL that fills the tables of the earlier release
 */
export async function earlierDatabase(name: string, migration: string, rows: string): Promise<Database> {
  await onServer(testServerUrl(), `create database ${name}`);
  const url = testServerUrl().replace(/[^/]*$/, name);
  const database = databaseOn(url, bulkPool(url, 4), () =>
    onServer(testServerUrl(), `drop database ${name} with (force)`),
  );
  // Prisma's engine, which applies them outside of tests, does not run within jest.
  const apply = async (names: readonly string[]) => {
    for (const folder of names) {
      const file = join(prismaDir, 'migrations', folder, 'migration.sql');
      await database.pool.query(readFileSync(file, 'utf8'));
    }
  };
  const migrations = readdirSync(join(prismaDir, 'migrations'))
    .filter((folder) => /^\d{14}_/.test(folder))
    .sort();
  await apply(migrations.filter((folder) => folder < migration));
  await database.pool.query(rows);
  await apply(migrations.filter((folder) => folder >= migration));
  await buildViews(database.pool, viewsDir);
  return database;
}
