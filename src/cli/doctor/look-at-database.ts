/** The database as it is: other commands migrate it and make its views when they open it, the doctor only looks. */
import { Pool } from 'pg';
import type { Environment } from '../../config/environment';
import { joinEmbeddedCluster } from '../../db/cluster/embedded-cluster';
import { DATABASE_NAME } from '../../db/database';
import { ignoreConnectionErrors } from '../../db/ignore-connection-errors';

export interface Look {
  readonly pool: Pool;
  close(): Promise<void>;
}

/** @throws Error saying why it cannot be reached */
export async function lookAtDatabase({
  databaseUrl,
  stateDir,
}: Pick<Environment, 'databaseUrl' | 'stateDir'>): Promise<Look> {
  const cluster = databaseUrl === undefined ? await joinEmbeddedCluster({ stateDir }) : undefined;
  const pool = ignoreConnectionErrors(
    new Pool({
      connectionString: databaseUrl ?? cluster?.url(DATABASE_NAME),
      max: 4,
      connectionTimeoutMillis: 10_000,
    }),
  );
  const close = async () => {
    await pool.end();
    await cluster?.leave();
  };
  try {
    await pool.query('select 1');
    return { pool, close };
  } catch (error) {
    await close();
    throw error;
  }
}
