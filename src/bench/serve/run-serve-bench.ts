/**
 * The complete benchmark, one part after the other on one machine: the service without and with its cache, fifty users per
 * request, Apollo alone, and the bare work.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { compiledPath } from '../../lib/compiled-path';
import { runChild } from './run-child';
import type { BareResult, BareSetting } from './bare-process';
import type { LoadJob, LoadResult } from './load-job';
import { readProcessFigures } from './service-process';
import { fiftyUsersBody, helloBody, listUsers, recommendationsBody } from './bench-queries';
import { toServeRow } from './serve-row';
import type { ServeRow } from './serve-row';
import { startService } from './service-process';

export interface ServeBenchSetting {
  readonly databaseUrl: string;
  /** Session settings of the service, in the syntax of the Postgres command line. */
  readonly session: string;
  readonly modelsDir: string;
  readonly connections: readonly number[];
  /** Requests per second of the open loops, at the largest number of connections. */
  readonly rates: readonly number[];
  /** Duration of each run. */
  readonly seconds: number;
}

type Log = (message: string) => void;

export async function runServeBench(
  setting: ServeBenchSetting,
  log: Log,
  signal: AbortSignal,
): Promise<readonly ServeRow[]> {
  const cold = await measureService('cold', setting, { CACHE_ENTRIES: '0' }, log, signal);
  const warm = await measureService('warm', setting, {}, log, signal);
  return [
    ...cold,
    ...warm,
    ...(await measureHello(setting, log, signal)),
    ...(await measureBare(setting, log, signal)),
  ];
}

/** Measures one kind of row with its own service: closed loops at each number of connections, then the open loops. */
async function measureService(
  kind: 'cold' | 'warm',
  { databaseUrl, modelsDir, connections, rates, seconds }: ServeBenchSetting,
  settings: Readonly<Record<string, string>>,
  log: Log,
  signal: AbortSignal,
): Promise<readonly ServeRow[]> {
  const service = await startService({ DATABASE_URL: databaseUrl, MODELS_DIR: modelsDir, ...settings });
  const rows: ServeRow[] = [];
  const measure = async (rowKind: ServeRow['kind'], job: Omit<LoadJob, 'url'>) => {
    const before = await readProcessFigures(service.url);
    const result = await load({ url: `${service.url}/graphql`, ...job }, signal);
    const row = toServeRow(rowKind, job, result, before, await readProcessFigures(service.url));
    log(lineOf(row));
    rows.push(row);
  };
  try {
    await checkPersonal(service.url);
    const { ids, pages } = await listUsers(service.url);
    const bodies = ids.map(recommendationsBody);
    // One request per user compiles the hot paths, and fills the cache if there is one.
    const warmUp = { bodies, connections: 8, rate: null, seconds: 300, requests: bodies.length };
    await load({ url: `${service.url}/graphql`, ...warmUp }, signal);
    for (const count of connections) await measure(kind, { bodies, connections: count, rate: null, seconds });
    const maxConnections = Math.max(...connections);
    for (const rate of rates) await measure(kind, { bodies, connections: maxConnections, rate, seconds });
    if (kind === 'cold' && pages.length > 0) {
      await measure('fifty', { bodies: pages.map(fiftyUsersBody), connections: 1, rate: null, seconds });
    }
    return rows;
  } finally {
    await service.stop();
  }
}

/** Without a model, the service answers with popular products at almost no cost, which would make figures meaningless. */
async function checkPersonal(url: string): Promise<void> {
  const health = (await (await fetch(`${url}/health`)).json()) as { model_loaded: boolean };
  if (health.model_loaded) return;
  throw new Error(
    'Expected an active model with the columns of this version, found none in service. Run "npm run train -- --quick".',
  );
}

async function measureHello(
  { connections, seconds }: ServeBenchSetting,
  log: Log,
  signal: AbortSignal,
): Promise<readonly ServeRow[]> {
  const child = fork(compiledPath(__dirname, 'hello-process'), { signal });
  const [url] = (await once(child, 'message')) as [string];
  const rows: ServeRow[] = [];
  try {
    await load({ url, bodies: [helloBody], connections: 8, rate: null, seconds: 2 }, signal);
    for (const count of connections) {
      const job = { bodies: [helloBody], connections: count, rate: null, seconds };
      rows.push(toServeRow('hello', job, await load({ url, ...job }, signal)));
      log(lineOf(rows[rows.length - 1]));
    }
    return rows;
  } finally {
    child.disconnect();
  }
}

async function measureBare(
  { databaseUrl, session, modelsDir, connections, seconds }: ServeBenchSetting,
  log: Log,
  signal: AbortSignal,
): Promise<readonly ServeRow[]> {
  const concurrency = connections.filter((count) => count <= 8);
  const setting: BareSetting = { databaseUrl, session, modelsDir, users: 500, concurrency, seconds };
  const results = await runChild<BareSetting, readonly BareResult[]>('bare-process', setting, signal);
  return results.map(({ concurrency: count, ...figures }) => {
    const row = toServeRow(
      'bare',
      { connections: count, rate: null },
      { ...figures, failed: 0, overloaded: 0 },
    );
    log(lineOf(row));
    return row;
  });
}

const load = (job: LoadJob, signal: AbortSignal) =>
  runChild<LoadJob, LoadResult>('load-process', job, signal);

function lineOf({ kind, connections, rate, throughput, p50, p99, failed }: ServeRow): string {
  const arrivals = rate === null ? '' : ` at ${rate}/s`;
  const failures = failed > 0 ? `, ${failed} failed` : '';
  return `${kind}, ${connections} connections${arrivals}: ${throughput.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${failures}`;
}
