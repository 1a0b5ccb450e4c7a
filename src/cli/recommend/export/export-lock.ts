import { resolve } from 'node:path';
import type { Pool } from 'pg';
import { CommandFailed } from '../../run-command';

/**
 * Prevents two exports from writing to the same file. This is an advisory lock of the database, so it is released when the
 * process ends for any reason.
 *
 * @throws CommandFailed if another process holds the lock
 */
export async function withExportLock(pool: Pool, file: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  // The next query reports a lost connection; here, it only means that the lock is released.
  client.on('error', () => {});
  try {
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_lock(hashtext('timel-e export'), hashtext($1)) as free`,
      [resolve(file)],
    );
    if (!rows[0].free)
      throw new CommandFailed(
        `Another export to ${file} is running. Wait until it finishes, or use another file.`,
      );
    await work();
  } finally {
    // Closing the connection releases the lock.
    client.release(true);
  }
}
