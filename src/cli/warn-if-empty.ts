import type { Environment } from '../config/environment';
import type { Database } from '../db/database';

/**
 * Names the database in use if it has no orders: without DATABASE_URL a command starts an embedded Postgres of its own,
 * which is empty and probably not the one that the user means.
 */
export async function warnIfEmpty(
  { pool }: Pick<Database, 'pool'>,
  environment: Pick<Environment, 'databaseUrl' | 'stateDir'>,
  notice: (message: string) => void,
): Promise<void> {
  const { rows } = await pool.query<{ empty: boolean }>('select not exists (select from orders) as empty');
  if (!rows[0].empty) return;
  notice(
    `The database has no orders: ${databaseName(environment)}. Import data with "npm run import", or set the variables of another database in the environment or in the file .env.`,
  );
}

/** The database without user name and password. */
export function databaseName({
  databaseUrl,
  stateDir,
}: Pick<Environment, 'databaseUrl' | 'stateDir'>): string {
  if (databaseUrl === undefined) {
    return `the embedded Postgres in ${stateDir}, because DATABASE_URL is not set`;
  }
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname} (DATABASE_URL)`;
}
