/**
 * The whole benchmark, one thing after the other on one machine: the service without its cache and with it, fifty users
 * at once, Apollo alone, and the bare work.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { compiledPath } from '../../lib/compiled-path';
import { askChild } from './ask-child';
import type { BareResult, BareSetting } from './bare-work';
import type { LoadJob, LoadResult } from './load';
import { readProcessFigures } from './process-figures';
import { fiftyUsersBody, helloBody, listUsers, recommendationsBody } from './queries';
import { toServeRow } from './serve-row';
import type { ServeRow } from './serve-row';
import { startService } from './service-process';

export interface ServeBenchSetting {
  readonly databaseUrl: string;
  /** Settings of the service's sessions, as on Postgres' command line. */
  readonly session: string;
  readonly modelsDir: string;
  readonly connections: readonly number[];
  /** Arrivals a second of the open loops, at the largest number of connections. */
  readonly rates: readonly number[];
  /** Length of each run. */
  readonly seconds: number;
}

type Say = (message: string) => void;

export async function runServeBench(
  setting: ServeBenchSetting,
  say: Say,
  signal: AbortSignal,
): Promise<readonly ServeRow[]> {
  const cold = await measureService('cold', setting, { CACHE_ENTRIES: '0' }, say, signal);
  const warm = await measureService('warm', setting, {}, say, signal);
  return [
    ...cold,
    ...warm,
    ...(await measureHello(setting, say, signal)),
    ...(await measureBare(setting, say, signal)),
  ];
}

/** Rows of one kind in a service of its own: closed loops at each number of connections, then the open loops. */
async function measureService(
  kind: 'cold' | 'warm',
  { databaseUrl, modelsDir, connections, rates, seconds }: ServeBenchSetting,
  settings: Readonly<Record<string, string>>,
  say: Say,
  signal: AbortSignal,
): Promise<readonly ServeRow[]> {
  const service = await startService({ DATABASE_URL: databaseUrl, MODELS_DIR: modelsDir, ...settings });
  const rows: ServeRow[] = [];
  const measure = async (rowKind: ServeRow['kind'], job: Omit<LoadJob, 'url'>) => {
    const before = await readProcessFigures(service.url);
    const result = await load({ url: `${service.url}/graphql`, ...job }, signal);
    const row = toServeRow(rowKind, job, result, before, await readProcessFigures(service.url));
    say(lineOf(row));
    rows.push(row);
  };
  try {
    await checkPersonal(service.url);
    const { ids, pages } = await listUsers(service.url);
    const bodies = ids.map(recommendationsBody);
    // Every user once: compiles the hot paths, and fills the cache where there is one.
    const everybody = { bodies, connections: 8, rate: null, seconds: 300, requests: bodies.length };
    await load({ url: `${service.url}/graphql`, ...everybody }, signal);
    for (const count of connections) await measure(kind, { bodies, connections: count, rate: null, seconds });
    const most = Math.max(...connections);
    for (const rate of rates) await measure(kind, { bodies, connections: most, rate, seconds });
    if (kind === 'cold' && pages.length > 0) {
      await measure('fifty', { bodies: pages.map(fiftyUsersBody), connections: 1, rate: null, seconds });
    }
    return rows;
  } finally {
    await service.stop();
  }
}

/** Popular products cost next to nothing: figures of a service without a model would say nothing. */
async function checkPersonal(url: string): Promise<void> {
  const health = (await (await fetch(`${url}/health`)).json()) as { model_loaded: boolean };
  if (health.model_loaded) return;
  throw new Error(
    'expected a model that this program can use, found none in service; run "npm run train -- --quick"',
  );
}

async function measureHello(
  { connections, seconds }: ServeBenchSetting,
  say: Say,
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
      say(lineOf(rows[rows.length - 1]));
    }
    return rows;
  } finally {
    child.disconnect();
  }
}

async function measureBare(
  { databaseUrl, session, modelsDir, connections, seconds }: ServeBenchSetting,
  say: Say,
  signal: AbortSignal,
): Promise<readonly ServeRow[]> {
  const concurrency = connections.filter((count) => count <= 8);
  const setting: BareSetting = { databaseUrl, session, modelsDir, users: 500, concurrency, seconds };
  const results = await askChild<BareSetting, readonly BareResult[]>('bare-process', setting, signal);
  return results.map(({ concurrency: count, ...figures }) => {
    const row = toServeRow(
      'bare',
      { connections: count, rate: null },
      { ...figures, failed: 0, overloaded: 0 },
    );
    say(lineOf(row));
    return row;
  });
}

const load = (job: LoadJob, signal: AbortSignal) =>
  askChild<LoadJob, LoadResult>('load-process', job, signal);

function lineOf({ kind, connections, rate, throughput, p50, p99, failed }: ServeRow): string {
  const arrivals = rate === null ? '' : ` at ${rate}/s`;
  const faults = failed > 0 ? `, ${failed} failed` : '';
  return `${kind}, ${connections} connections${arrivals}: ${throughput.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${faults}`;
}
