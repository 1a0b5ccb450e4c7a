/**
 * Sends many requests with many model changes in between, and records the service's memory after each part: a leak shows
 * as a curve that does not flatten.
 */
import { runChild } from './run-child';
import type { LoadJob, LoadResult } from './load-job';
import { readProcessFigures } from './service-process';
import { listUsers, recommendationsBody } from './bench-queries';
import { percentile } from './summary';
import { startService } from './service-process';

export interface SoakSetting {
  readonly databaseUrl: string;
  readonly modelsDir: string;
  /** Two published versions, activated alternately. */
  readonly versions: readonly [string, string];
  activate: (version: string) => Promise<unknown>;
  readonly requests: number;
  readonly reloads: number;
}

/** State after one part of the requests and the model change that follows it. */
export interface SoakRow {
  readonly requests: number;
  readonly reloads: number;
  readonly failed: number;
  readonly megabytes: number;
}

export async function soak(
  { databaseUrl, modelsDir, versions, activate, requests, reloads }: SoakSetting,
  log: (message: string) => void,
  signal: AbortSignal,
): Promise<readonly SoakRow[]> {
  await activate(versions[0]);
  const service = await startService({ DATABASE_URL: databaseUrl, MODELS_DIR: modelsDir });
  const rows: SoakRow[] = [];
  try {
    const { ids } = await listUsers(service.url);
    const bodies = ids.map(recommendationsBody);
    const part = Math.ceil(requests / reloads);
    let sent = 0;
    let failed = 0;
    for (let reload = 1; reload <= reloads; reload++) {
      const job: LoadJob = {
        url: `${service.url}/graphql`,
        // Each part starts with other users, so that neither cache hits nor misses dominate.
        bodies: [...bodies.slice(sent % bodies.length), ...bodies.slice(0, sent % bodies.length)],
        connections: 8,
        rate: null,
        seconds: 3600,
        requests: part,
      };
      const result = await runChild<LoadJob, LoadResult>('load-process', job, signal);
      sent += result.requests;
      failed += result.failed;
      const version = versions[reload % 2];
      await activate(version);
      await untilServed(service.url, version, signal);
      const { megabytes } = await readProcessFigures(service.url);
      rows.push({ requests: sent, reloads: reload, failed, megabytes });
      log(`${sent} requests, ${reload} reloads: ${megabytes.toFixed(0)} MB, ${failed} failed`);
    }
    return rows;
  } finally {
    await service.stop();
  }
}

/** Median memory of the last quarter of the parts divided by that of the second quarter; the first is the warm-up. */
export function memoryGrowth(rows: readonly SoakRow[]): number {
  const quarter = Math.max(1, Math.floor(rows.length / 4));
  const median = (part: readonly SoakRow[]) =>
    percentile(
      part.map(({ megabytes }) => megabytes).sort((a, b) => a - b),
      0.5,
    );
  return median(rows.slice(-quarter)) / median(rows.slice(quarter, 2 * quarter));
}

async function untilServed(url: string, version: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const { model_version } = (await (await fetch(`${url}/health`)).json()) as {
      model_version: string | null;
    };
    if (model_version === version) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
