/** `npm run evaluate`: the active model and the baselines on each user's last known order. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { evaluate } from '../evaluation/evaluate';
import { markdownReport, reportRows } from '../evaluation/report';
import { resultTable } from '../evaluation/result-table';
import { startProgress } from '../lib/progress';
import { servingModelOf } from '../recommend/loaded-serving-model';
import { loadCatalogue } from '../retrieval/catalogue';
import { loadActiveModel } from './active-model';
import { commandOf, runCommand } from './run-command';

const testLag = 1;

void runCommand(async ({ environment, signal, database }) => {
  const options = commandOf({
    name: 'npm run evaluate --',
    description:
      'Measures the active model beside the baselines: the target is the last order with items of each user, everything before it is history. Prints a table and writes Markdown and JSON.',
    examples: ['npm run evaluate', 'npm run evaluate -- --out reports --json /tmp/rows.json'],
  })
    .option('--out <folder>', 'where evaluation.md and evaluation.json go', 'reports')
    .option(
      '--json <file>',
      'also write the rows (method, metric, value, interval) as a JSON array to this file',
    )
    .parse()
    .opts<{ out: string; json?: string }>();
  const { pool } = await database();
  const loaded = await loadActiveModel(environment.modelsDir);
  try {
    const { rows } = await pool.query<{ id: number }>('select id from users order by id');
    const progress = startProgress('Evaluating', rows.length);
    const evaluation = await evaluate({
      pool,
      catalogue: await loadCatalogue(pool, testLag),
      model: servingModelOf(loaded),
      userIds: rows.map(({ id }) => id),
      chunkUsers: environment.trainChunkUsers,
      seed: environment.seed,
      signal,
      onProgress: (done) => progress.update(done, 'users'),
    });
    progress.stop();
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, 'evaluation.md'), markdownReport(evaluation));
    await writeFile(join(options.out, 'evaluation.json'), `${JSON.stringify(evaluation, null, 2)}\n`);
    if (options.json) await writeFile(options.json, `${JSON.stringify(reportRows(evaluation), null, 2)}\n`);
    process.stdout.write(
      `${evaluation.targets} users, target: last order with items; model ${evaluation.modelVersion}\n${resultTable(evaluation)}\n` +
        `Expected calibration error ${evaluation.calibration.expectedCalibrationError.toFixed(4)}. Intervals and all metrics: ${resolve(options.out)}/evaluation.md\n`,
    );
  } finally {
    await loaded.close();
  }
});
