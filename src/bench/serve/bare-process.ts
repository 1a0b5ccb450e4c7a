/**
 * The cost of an answer without GraphQL, HTTP and ranking logic: for each user, the feature query and one ONNX run over
 * the user's candidates, whose rows are prepared beforehand. Runs as a child process: it receives the setting as a message
 * and sends the result back.
 */
import { Pool } from 'pg';
import { readHistories } from '../../features/history';
import { readTargets } from '../../features/read-targets';
import { loadModel } from '../../inference/loaded-model';
import { readActive } from '../../registry/versions';
import { featureColumnsHash } from '../../features/feature-columns';
import { servingModelOf } from '../../recommend/loaded-serving-model';
import { withContext } from '../../recommend/serving-context';
import { stage2ColumnsHash } from '../../recommend/shortlist-rows';
import { candidateRows } from '../../retrieval/candidate-rows';
import { loadCatalogue } from '../../retrieval/catalogue';
import type { LoadResult } from './load-job';
import { summary } from './summary';

export interface BareSetting {
  readonly databaseUrl: string;
  /** Session settings of the service, in the syntax of the Postgres command line. */
  readonly session: string;
  readonly modelsDir: string;
  readonly users: number;
  /** Numbers of users processed at the same time. */
  readonly concurrency: readonly number[];
  readonly seconds: number;
}

/** Times in milliseconds. */
export interface BareResult extends Omit<LoadResult, 'failed' | 'overloaded'> {
  readonly concurrency: number;
}

async function measureBareWork(setting: BareSetting): Promise<readonly BareResult[]> {
  const pool = new Pool({ connectionString: setting.databaseUrl, options: setting.session, max: 8 });
  const version = await readActive(setting.modelsDir);
  if (version === null)
    throw new Error(`${setting.modelsDir}: expected an active model, found none. Run npm run train.`);
  const loaded = await loadModel(setting.modelsDir, version, { featureColumnsHash, stage2ColumnsHash });
  const model = servingModelOf(loaded);
  const catalogue = await loadCatalogue(pool, 0);
  const { rows: users } = await pool.query<{ user_id: number }>(
    'select distinct user_id from orders order by user_id limit $1',
    [setting.users],
  );
  const known = await readTargets(
    pool,
    users.map(({ user_id }) => user_id),
    0,
  );
  const parts = { pool, catalogue, sizes: model.settings.retrieval, unavailable: new Set<number>() };
  const jobs = await Promise.all(
    known.map(async (target) => {
      const request = {
        target: withContext(target, {}, new Date()),
        filter: {},
        dismissed: new Set<number>(),
      };
      const { rows, candidates } = await candidateRows(parts, [request]);
      return { target, rows, candidates: candidates.length };
    }),
  );
  let next = 0;
  const work = async () => {
    const { target, rows, candidates } = jobs[next++ % jobs.length];
    await readHistories(pool, [target]);
    await model.stage1(rows, candidates);
  };
  const results: BareResult[] = [];
  for (const concurrency of setting.concurrency) {
    await repeat(work, concurrency, 1);
    results.push(await repeat(work, concurrency, setting.seconds));
  }
  await loaded.close();
  await pool.end();
  return results;
}

async function repeat(work: () => Promise<void>, concurrency: number, seconds: number): Promise<BareResult> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const worker = async () => {
    for (let from = performance.now(); from < end; from = performance.now()) {
      await work();
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { concurrency, ...summary(times, (performance.now() - start) / 1000) };
}

process.once('message', (setting: BareSetting) => {
  void measureBareWork(setting).then((result) => process.send?.(result, () => process.disconnect()));
});
