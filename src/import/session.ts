import type { Pool, PoolClient } from 'pg';

/**
 * Does the work on one connection of its own, on which what was set stays set; it ends with the work, and its locks
 * with it. Aborting cancels the statement that runs.
 *
 * @throws what the work throws, or the signal's reason
 */
export async function inSession<T>(
  pool: Pool,
  signal: AbortSignal,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const client = await pool.connect();
  // A connection that breaks fails the statement that runs; its event would end the process before that is told.
  client.on('error', ignore);
  let stopCancelling = ignore;
  try {
    stopCancelling = await cancelWhenAborted(pool, client, signal);
    // After a kill -9 of ours the server gives up within a second, even in the middle of a long statement. Where its
    // operating system cannot tell, it goes on to the statement's end.
    await client.query(`set client_connection_check_interval = '1s'`).catch(ignore);
    // One connection of which much is asked at once: joins of millions of orders fit into memory.
    await client.query(`set work_mem = '128MB'`);
    return await work(client);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    stopCancelling();
    client.release(true);
  }
}

/** Does all of the work in one transaction, or none of it. */
export async function inTransaction<T>(
  client: PoolClient,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  await client.query('begin');
  try {
    const result = await work();
    signal.throwIfAborted();
    await client.query('commit');
    return result;
  } catch (error) {
    // On a broken connection the server has rolled back by itself; a late cancellation may hit this statement too.
    await client.query('rollback').catch(() => client.query('rollback').catch(ignore));
    throw error;
  }
}

const ignore = () => {};

/** A request to cancel that arrives between two statements does nothing, so it is repeated. */
const cancelEveryMs = 250;

/** @returns stops it */
async function cancelWhenAborted(pool: Pool, client: PoolClient, signal: AbortSignal): Promise<() => void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const cancel = () => void pool.query('select pg_cancel_backend($1)', [rows[0].pid]).catch(ignore);
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    cancel();
    timer = setInterval(cancel, cancelEveryMs);
  };
  signal.addEventListener('abort', start);
  return () => {
    signal.removeEventListener('abort', start);
    clearInterval(timer);
  };
}
