import type { Pool, PoolClient } from 'pg';

/**
 * Runs the work on its own connection, so that session settings persist between statements. The connection is closed
 * afterwards, which releases its locks. Aborting cancels the running statement.
 *
 * @throws whatever the work throws, or the signal's reason
 */
export async function inSession<T>(
  pool: Pool,
  signal: AbortSignal,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const client = await pool.connect();
  // A lost connection rejects the running statement; without a listener, its event would end the process first.
  client.on('error', ignore);
  let stopCancelling = ignore;
  try {
    stopCancelling = await cancelWhenAborted(pool, client, signal);
    // If this process is killed, the server aborts a long statement within a second. On an operating system without
    // support for this check, the statement runs to its end.
    await client.query(`set client_connection_check_interval = '1s'`).catch(ignore);
    // A single connection may use much memory: joins of millions of orders should not spill to disk.
    await client.query(`set work_mem = '128MB'`);
    return await work(client);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    stopCancelling();
    client.release(true);
  }
}

/** Runs the work in one transaction, which is rolled back if the work fails or the signal is aborted. */
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
    // After a lost connection the server has rolled back already. A late cancellation may hit the first attempt.
    await client.query('rollback').catch(() => client.query('rollback').catch(ignore));
    throw error;
  }
}

const ignore = () => {};

/** A cancel request that arrives between two statements has no effect, so it is repeated. */
const CANCEL_EVERY_MS = 250;

/** @returns a function that stops cancelling */
async function cancelWhenAborted(pool: Pool, client: PoolClient, signal: AbortSignal): Promise<() => void> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const cancel = () => void pool.query('select pg_cancel_backend($1)', [rows[0].pid]).catch(ignore);
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    cancel();
    timer = setInterval(cancel, CANCEL_EVERY_MS);
  };
  signal.addEventListener('abort', start);
  return () => {
    signal.removeEventListener('abort', start);
    clearInterval(timer);
  };
}
