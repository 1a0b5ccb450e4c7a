/** One size from CSV files to exported recommendations: the commands that an operator types, each in its own process. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { measureFeatureQuery } from './feature-query';
import { runStep } from './run-step';
import type { StepResult } from './run-step';
import { stepNames } from './scale-row';
import type { ScaleRow, StepName } from './scale-row';
import { stageTimes } from './stage-times';

export interface SizeOptions {
  readonly users: number;
  readonly products: number;
  readonly seed: number;
  /** Users that the evaluation looks at. */
  readonly evaluateUsers: number;
  /** Trains with --quick. */
  readonly quick: boolean;
  /** Everything of this size lies here; its CSV files are used again when they are there already. */
  readonly folder: string;
  /** Where the compiled commands are. */
  readonly programs: string;
  /** The database of this size's state folder, and the process that serves it. */
  readonly pool: Pool;
  /** The same database, with the session settings of the server. */
  readonly servingPool: Pool;
  readonly postgresPid: number;
  readonly signal: AbortSignal;
  notice(text: string): void;
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
  const found = featureQuery.wholeTables;
  options.notice(
    `${users} users: the feature query reads ${found.length === 0 ? 'through indexes only' : `all of ${found.join(', ')}`}\n`,
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
    stages: Object.fromEntries(stageTimes(results.train.stderr)),
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

/** Into a neighbouring folder first: one that was interrupted is not taken for a data set. */
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
