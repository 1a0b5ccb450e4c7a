/** `npm run bench:scale`: time, memory and their growth for import, training, evaluation and export at several sizes. */
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
import { wholeNumber, wholeNumbers } from '../options';
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
      'Generates shops of several sizes and runs import, train, evaluate (a sample of the users, untuned baselines) and the export of all users on each, in separate processes. Prints seconds, rates, times of the feature query, peak memory of Node and Postgres and the size of the database, with the growth exponent of each, and writes a chart.',
    examples: [
      'npm run bench:scale -- --users 1000,3000 --quick',
      'npm run bench:scale -- --users 10000,30000,100000,206209 --evaluate-users 2000 --json rows.json',
    ],
  })
    .option('--users <numbers>', 'numbers of users, separated by commas', wholeNumbers, [10_000, 30_000])
    .option('--products <number>', 'number of products in each shop', wholeNumber(100, 1_000_000), 49_688)
    .option('--seed <number>', 'seed of the generated shops', wholeNumber(0, 2 ** 31 - 1), 1)
    .option(
      '--evaluate-users <number>',
      'number of users in each evaluation',
      wholeNumber(1, 1_000_000),
      20_000,
    )
    .option('--quick', 'train small models')
    .option('--keep', 'keep data, database and models of each size (below the state folder)')
    .option('--svg <file>', 'file to write the chart to', 'reports/scale.svg')
    .option('--json <file>', 'also write the rows, one per size, as a JSON array to this file')
    .allowExcessArguments(false)
    .parse()
    .opts<Options>();
  if (!memoryIsExact) {
    tools.notice(
      'This system has no /proc: memory is the sum reported by ps, which counts shared pages several times.',
    );
  }
  const rows: ScaleRow[] = [];
  for (const users of options.users.toSorted((a, b) => a - b)) {
    rows.push(await measure(users, options, tools));
    // After each size, so that a later failure does not lose the earlier results.
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
  // This connection keeps the server running between the commands.
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

/** Reads the server's pid file, which the embedded server's user has the right to do. */
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
