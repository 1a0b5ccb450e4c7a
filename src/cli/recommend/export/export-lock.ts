import { resolve } from 'node:path';
import type { Pool } from 'pg';
import { CommandFailed } from '../../run-command';

/**
 * Two exports into one file would write over each other. The lock is one of the database's, so it ends with the process
 * that holds it, however that ends.
 *
 * @throws CommandFailed when another process holds it
 */
export async function withExportLock(pool: Pool, file: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  // A server that goes away is told of by the next query; here it only means that the lock is gone.
  client.on('error', () => {});
  try {
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_lock(hashtext('timel-e export'), hashtext($1)) as free`,
      [resolve(file)],
    );
    if (!rows[0].free)
      throw new CommandFailed(`Another export into ${file} is running: wait for it, or write elsewhere.`);
    await work();
  } finally {
    // Closing the connection frees the lock.
    client.release(true);
  }
}
