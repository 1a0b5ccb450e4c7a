/**
 * Many requests with many changes of the model in between, and how much memory the service holds after each part: what
 * leaks shows as a curve that does not flatten.
 */
import { askChild } from './ask-child';
import type { LoadJob, LoadResult } from './load';
import { readProcessFigures } from './process-figures';
import { listUsers, recommendationsBody } from './queries';
import { percentile } from './summary';
import { startService } from './service-process';

export interface SoakSetting {
  readonly databaseUrl: string;
  readonly modelsDir: string;
  /** Two published versions, which take turns. */
  readonly versions: readonly [string, string];
  activate(version: string): Promise<unknown>;
  readonly requests: number;
  readonly reloads: number;
}

/** After one part of the requests and the change of the model that follows it. */
export interface SoakRow {
  readonly requests: number;
  readonly reloads: number;
  readonly failed: number;
  readonly megabytes: number;
}

export async function soak(
  { databaseUrl, modelsDir, versions, activate, requests, reloads }: SoakSetting,
  say: (message: string) => void,
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
        // Each part begins with other users, so that the cache is neither empty nor all that answers.
        bodies: [...bodies.slice(sent % bodies.length), ...bodies.slice(0, sent % bodies.length)],
        connections: 8,
        rate: null,
        seconds: 3600,
        requests: part,
      };
      const result = await askChild<LoadJob, LoadResult>('load-process', job, signal);
      sent += result.requests;
      failed += result.failed;
      const version = versions[reload % 2];
      await activate(version);
      await untilServed(service.url, version, signal);
      const { megabytes } = await readProcessFigures(service.url);
      rows.push({ requests: sent, reloads: reload, failed, megabytes });
      say(`${sent} requests, ${reload} reloads: ${megabytes.toFixed(0)} MB, ${failed} failed`);
    }
    return rows;
  } finally {
    await service.stop();
  }
}

/** Median memory of the last quarter of the parts divided by that of the second one: the first warms up. */
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
