/**
 * Sends requests over a fixed number of connections. With a rate, requests follow a schedule (open loop): a request that
 * is due while all connections are busy waits, and the wait counts, as it would for a user. Without a rate, each
 * connection sends its next request after the previous answer (closed loop), which measures the throughput.
 */
import { HttpConnection } from './http-connection';
import type { LoadJob, LoadResult } from './load-job';
import { summary } from './summary';

export async function sendLoad(job: LoadJob): Promise<LoadResult> {
  const url = new URL(job.url);
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => HttpConnection.open(url)),
  );
  const times: number[] = [];
  const counts = { failed: 0, overloaded: 0 };
  const start = performance.now();
  const end = start + job.seconds * 1000;
  let sent = 0;
  const send = async (connection: HttpConnection, due: number) => {
    const { status, body } = await connection.post(url.pathname, job.bodies[sent++ % job.bodies.length]);
    times.push(performance.now() - due);
    if (status === 503) counts.overloaded += 1;
    if (status !== 200 || body.includes('"errors":')) counts.failed += 1;
  };
  const { rate } = job;
  const most = job.requests ?? Infinity;
  let arrivals = 0;
  /** The time at which the next request is due; undefined when the run is over. */
  const nextDue = (): number | undefined => {
    if (arrivals >= most) return undefined;
    const place = arrivals++;
    const due = rate === null ? performance.now() : start + (place * 1000) / rate;
    return due < end ? due : undefined;
  };
  await Promise.all(
    connections.map(async (connection) => {
      for (let due = nextDue(); due !== undefined; due = nextDue()) {
        const early = due - performance.now();
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
        await send(connection, due);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const connection of connections) connection.close();
  const all = summary(times, seconds);
  return { ...all, ...counts, throughput: (times.length - counts.failed) / seconds };
}
