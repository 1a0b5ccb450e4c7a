/** `npm run bench:gbdt`: compares the trainer with LightGBM, on the same rows with the same parameters. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compare } from '../../bench/gbdt/compare-trainers';
import type { ComparisonRow } from '../../bench/gbdt/compare-trainers';
import { dataFiles } from '../../bench/gbdt/data-files';
import type { DataFiles } from '../../bench/gbdt/data-files';
import { lightGbmPython } from '../../bench/gbdt/lightgbm-environment';
import { breakdownTable, ratioTable } from '../../bench/gbdt/comparison-tables';
import { lightGbmTrainer, gbdtTrainer } from '../../bench/gbdt/run-trainer';
import { wholeNumber, wholeNumbers } from '../options';
import { commandOf, runCommand } from '../run-command';

interface Options {
  readonly sizes: number[];
  readonly leaves: number[];
  readonly threads: number[];
  readonly trees: number;
  readonly repeats: number;
  readonly quick?: true;
  readonly json?: string;
}

void runCommand(async ({ environment, signal }) => {
  const given = commandOf({
    name: 'npm run bench:gbdt --',
    description:
      'Trains with this trainer and with LightGBM in turn, on generated rows of 40 features, and prints the ratios of wall time, CPU time and peak memory, with AUC and log loss. Requires python3; LightGBM is installed below the state folder on first use.',
    examples: [
      'npm run bench:gbdt',
      'npm run bench:gbdt -- --quick',
      'npm run bench:gbdt -- --sizes 200000,8000000 --json rows.json',
    ],
  })
    .option(
      '--sizes <rows>',
      'numbers of training rows, separated by commas',
      wholeNumbers,
      [200_000, 2_000_000],
    )
    .option(
      '--leaves <leaves>',
      'maximum numbers of leaves per tree, separated by commas',
      wholeNumbers,
      [63, 255],
    )
    .option('--threads <threads>', 'numbers of threads, separated by commas', wholeNumbers, [1, 2])
    .option('--trees <number>', 'number of trees', wholeNumber(1, 100_000), 100)
    .option(
      '--repeats <number>',
      'number of pairs of runs, each on different rows; medians are reported',
      wholeNumber(1, 1000),
      3,
    )
    .option('--quick', 'use 200,000 rows, 63 leaves, 30 trees and one pair')
    .option('--json <file>', 'also write the rows as a JSON array to this file')
    .parse()
    .opts<Options>();
  const options = given.quick ? { ...given, sizes: [200_000], leaves: [63], trees: 30, repeats: 1 } : given;
  const folder = join(environment.stateDir, 'bench', 'gbdt');
  const python = await lightGbmPython(join(folder, 'python'));
  const trainers = { ours: gbdtTrainer, lightGbm: lightGbmTrainer(python) };
  const rows: ComparisonRow[] = [];
  for (const size of options.sizes) {
    const files: DataFiles[] = [];
    while (files.length < options.repeats) files.push(await dataFiles(folder, size, files.length));
    for (const leaves of options.leaves) {
      for (const threads of options.threads) {
        const setting = { rows: size, leaves, threads, trees: options.trees, repeats: options.repeats };
        const row = await compare(setting, files, trainers, signal);
        rows.push(row);
        process.stderr.write(
          `${size} rows, ${leaves} leaves, ${threads} threads: wall ${row.wallRatio.toFixed(2)} of LightGBM's\n`,
        );
      }
    }
  }
  process.stdout.write(`${ratioTable(rows)}\n${breakdownTable(rows)}`);
  if (given.json) await writeFile(given.json, `${JSON.stringify(rows, null, 2)}\n`);
});
