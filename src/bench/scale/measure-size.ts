/** Measures one size from CSV files to exported recommendations, with the operator's commands as child processes. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { measureFeatureQuery } from './feature-query';
import { runStep } from './run-step';
import type { StepResult } from './run-step';
import { stepNames } from './scale-row';
import type { ScaleRow, StepName } from './scale-row';
import { phaseTimes } from './phase-times';

export interface SizeOptions {
  readonly users: number;
  readonly products: number;
  readonly seed: number;
  /** Number of users to evaluate. */
  readonly evaluateUsers: number;
  /** Whether to train with --quick. */
  readonly quick: boolean;
  /** Folder for all files of this size; existing CSV files are reused. */
  readonly folder: string;
  /** Folder of the compiled commands. */
  readonly programs: string;
  /** The database in this size's state folder. */
  readonly pool: Pool;
  /** The same database, with the session settings of the server. */
  readonly servingPool: Pool;
  readonly postgresPid: number;
  readonly signal: AbortSignal;
  notice: (text: string) => void;
}

export async function measureSize(options: SizeOptions): Promise<ScaleRow> {
  const { users, folder, pool } = options;
  await generate(options);
  const exported = join(folder, 'recommendations.parquet');
  rmSync(exported, { force: true });
  const commands: Readonly<Record<StepName, readonly string[]>> = {
    import: ['import'],
    train: ['train', ...(options.quick ? ['--quick'] : [])],
    evaluate: [
      'evaluate',
      ...['--users', String(options.evaluateUsers), '--tune-budget', '0', '--out', join(folder, 'reports')],
    ],
    export: ['recommend', '--all', '--out', exported],
  };
  const results = {} as Record<StepName, StepResult>;
  for (const step of stepNames) {
    const [program = '', ...args] = commands[step];
    results[step] = await run(options, program, args);
    options.notice(`${users} users: ${step} took ${results[step].seconds.toFixed(1)} s\n`);
  }
  const featureQuery = await measureFeatureQuery(options.servingPool);
  const scanned = featureQuery.scannedTables;
  options.notice(
    `${users} users: the feature query ${scanned.length === 0 ? 'uses indexes only' : `scans ${scanned.join(', ')}`}\n`,
  );
  const counts = await countsOf(pool);
  const of = (valueOf: (result: StepResult) => number) =>
    Object.fromEntries(stepNames.map((step) => [step, valueOf(results[step])])) as Record<StepName, number>;
  return {
    users,
    ...counts,
    importSeconds: results.import.seconds,
    importItemsPerSecond: counts.orderItems / results.import.seconds,
    trainSeconds: results.train.seconds,
    stages: Object.fromEntries(phaseTimes(results.train.stderr)),
    evaluateSeconds: results.evaluate.seconds,
    exportSeconds: results.export.seconds,
    exportUsersPerSecond: users / results.export.seconds,
    featureQueryP50: featureQuery.p50,
    featureQueryP99: featureQuery.p99,
    nodeMegabytes: of(({ nodeMegabytes }) => nodeMegabytes),
    postgresMegabytes: of(({ postgresMegabytes }) => postgresMegabytes),
  };
}

function run(options: SizeOptions, program: string, args: readonly string[]): Promise<StepResult> {
  const { folder, programs, postgresPid, signal, notice } = options;
  return runStep({
    command: [join(programs, `${program}.js`), ...args],
    environment: {
      DATABASE_URL: '',
      DATA_DIR: join(folder, 'data'),
      TIMELE_STATE_DIR: join(folder, 'state'),
      MODELS_DIR: join(folder, 'models'),
    },
    postgresPid,
    signal,
    onOutput: notice,
  });
}

/** Generates into a temporary folder and renames it, so that an interrupted run leaves no incomplete data set. */
async function generate(options: SizeOptions): Promise<void> {
  const { users, products, seed, folder } = options;
  const dataDir = join(folder, 'data');
  if (existsSync(dataDir)) return;
  const unfinished = `${dataDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await run(options, 'data-generate', [
    ...['--users', String(users), '--products', String(products), '--seed', String(seed)],
    ...['--format', 'kaggle', '--out', unfinished],
  ]);
  renameSync(unfinished, dataDir);
}

async function countsOf(pool: Pool): Promise<Pick<ScaleRow, 'orders' | 'orderItems' | 'databaseMegabytes'>> {
  const { rows } = await pool.query<{ orders: number; items: number; bytes: string }>(
    `select
       (select count(*)::int from orders) as orders,
       (select count(*)::int from order_items) as items,
       pg_database_size(current_database()) as bytes`,
  );
  const { orders, items, bytes } = rows[0];
  return { orders, orderItems: items, databaseMegabytes: Number(bytes) / 2 ** 20 };
}
