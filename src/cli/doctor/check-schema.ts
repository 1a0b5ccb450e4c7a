import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { prismaDir, viewsDir } from '../../db/database';
import { readViews } from '../../db/views/view-files';
import { presentViews } from '../../db/views/view-relations';
import { fault, ok } from './finding';
import type { Finding } from './finding';

const UPDATE_SCHEMA =
  'Run any command that opens the database, for example "npm run import" or "npm start": it applies migrations and updates views.';

/** Do tables and feature views have the shape that this release expects? */
export async function checkSchema(pool: Pool): Promise<readonly Finding[]> {
  const migrations = await checkMigrations(pool);
  return migrations.verdict === 'ok' ? [migrations, await checkViews(pool)] : [migrations];
}

interface Migration {
  readonly name: string;
  readonly finished: boolean;
}

async function checkMigrations(pool: Pool): Promise<Finding> {
  const expected = readdirSync(join(prismaDir, 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const found = await readMigrations(pool);
  const failed = found.find(({ finished }) => !finished);
  if (failed) {
    return fault(
      'migrations',
      `migration ${failed.name} was started but not finished`,
      'Check which of its changes were applied, then mark it with "npx prisma migrate resolve" (docs/troubleshooting.md).',
    );
  }
  const unknown = found.filter(({ name }) => !expected.includes(name));
  if (unknown.length > 0) {
    return fault(
      'migrations',
      `the database was migrated by a newer release: ${unknown.map(({ name }) => name).join(', ')}`,
      'Run that release, or set DATABASE_URL to another database.',
    );
  }
  const missing = expected.filter((name) => !found.some((one) => one.name === name));
  return missing.length === 0
    ? ok('migrations', `all ${expected.length} migrations are applied`)
    : fault('migrations', `not applied yet: ${missing.join(', ')}`, UPDATE_SCHEMA);
}

async function readMigrations(pool: Pool): Promise<readonly Migration[]> {
  const { rows: tables } = await pool.query<{ present: string | null }>(
    `select to_regclass('_prisma_migrations') as present`,
  );
  if (tables[0].present === null) return [];
  const { rows } = await pool.query<Migration>(
    `select migration_name as name, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return rows;
}

async function checkViews(pool: Pool): Promise<Finding> {
  const present = await presentViews(pool);
  const views = readViews(viewsDir);
  const stale = views.filter(({ name, fingerprint }) => present.get(name)?.fingerprint !== fingerprint);
  return stale.length === 0
    ? ok('views', `all ${views.length} feature views match prisma/views`)
    : fault(
        'views',
        `missing or of another release: ${stale.map(({ name }) => name).join(', ')}`,
        UPDATE_SCHEMA,
      );
}
