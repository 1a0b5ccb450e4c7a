/** `npm run bench:scale`: import, training, evaluation and export at several sizes: time, memory, and how they grow. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Pool } from 'pg';
import { measureSize } from '../../bench/scale/measure-size';
import { memoryIsExact } from '../../bench/scale/process-memory';
import { scaleChart } from '../../bench/scale/scale-chart';
import { measuresOf } from '../../bench/scale/scale-row';
import type { ScaleRow } from '../../bench/scale/scale-row';
import { scaleTable } from '../../bench/scale/scale-table';
import { openDatabase } from '../../db/database';
import { openServingPool } from '../../server/serving-pool';
import { counts } from '../options/counts';
import { wholeNumber } from '../options/whole-number';
import { CommandFailed, commandOf, runCommand } from '../run-command';
import type { CommandTools } from '../run-command';

interface Options {
  readonly users: readonly number[];
  readonly products: number;
  readonly seed: number;
  readonly evaluateUsers: number;
  readonly quick?: boolean;
  readonly keep?: true;
  readonly svg: string;
  readonly json?: string;
}

void runCommand(async (tools) => {
  const options = commandOf({
    name: 'npm run bench:scale --',
    description:
      'Generates shops of several sizes and runs import, train, evaluate (a sample of the users, untuned baselines) and the export of all users on each, as processes of their own. Prints seconds, rates, times of the feature query, peak memory of Node and of Postgres and the size of the database, with the exponent of growth of each, and draws them.',
    examples: [
      'npm run bench:scale -- --users 1000,3000 --quick',
      'npm run bench:scale -- --users 10000,30000,100000,206209 --evaluate-users 2000 --json rows.json',
    ],
  })
    .option('--users <numbers>', 'sizes, separated by commas', counts, [10_000, 30_000])
    .option('--products <number>', 'products of each shop', wholeNumber(100, 1_000_000), 49_688)
    .option('--seed <number>', 'seed of the generated shops', wholeNumber(0, 2 ** 31 - 1), 1)
    .option(
      '--evaluate-users <number>',
      'users that each evaluation looks at',
      wholeNumber(1, 1_000_000),
      20_000,
    )
    .option('--quick', 'trains small models')
    .option('--keep', 'keeps data, database and models of each size (below the state folder)')
    .option('--svg <file>', 'where the chart goes', 'reports/scale.svg')
    .option('--json <file>', 'also write a row a size as a JSON array to this file')
    .allowExcessArguments(false)
    .parse()
    .opts<Options>();
  if (!memoryIsExact) {
    tools.notice(
      'No /proc here: memory is the sum that ps tells, in which shared pages count several times.',
    );
  }
  const rows: ScaleRow[] = [];
  for (const users of options.users.toSorted((a, b) => a - b)) {
    rows.push(await measure(users, options, tools));
    // After each size: a later one that fails does not take the earlier ones along.
    report(rows, options);
  }
  process.stdout.write(`${scaleTable(rows)}Chart: ${resolve(options.svg)}\n`);
});

async function measure(
  users: number,
  { products, seed, evaluateUsers, quick = false, keep }: Options,
  { environment, signal }: CommandTools,
): Promise<ScaleRow> {
  const folder = join(environment.stateDir, 'bench', 'scale', `${users}-${products}-${seed}`);
  const stateDir = join(folder, 'state');
  rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(stateDir, { recursive: true });
  // A connection of ours keeps the server running from one command to the next.
  const { pool, url, close } = await openDatabase({ databaseUrl: undefined, stateDir });
  const servingPool = openServingPool(url, environment.databaseTimeoutMs);
  try {
    return await measureSize({
      users,
      products,
      seed,
      evaluateUsers,
      quick,
      folder,
      programs: __dirname,
      pool,
      servingPool,
      postgresPid: await serverPid(pool),
      signal,
      notice: (text) => void process.stderr.write(text),
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new CommandFailed(`${users} users: ${(error as Error).message}`);
  } finally {
    await servingPool.end();
    await close();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

/** The embedded server's user may read its files. */
async function serverPid(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ text: string }>(`select pg_read_file('postmaster.pid') as text`);
  return Number(rows[0].text.split('\n')[0]);
}

function report(rows: readonly ScaleRow[], { svg, json }: Options): void {
  mkdirSync(dirname(resolve(svg)), { recursive: true });
  writeFileSync(svg, scaleChart(rows));
  if (json === undefined) return;
  const growth = Object.fromEntries(
    measuresOf(rows).map((measure) => [
      measure.name.trim(),
      Number.isNaN(measure.growth) ? null : measure.growth,
    ]),
  );
  writeFileSync(
    json,
    `${JSON.stringify(
      rows.map((row) => ({ ...row, growth })),
      null,
      2,
    )}\n`,
  );
}
